import { BEHAVIOUR_KINDS, NON_SESSION_EVENTS, SESSION_GAP_MS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerSet, customerParameter, isEmptySet } from './customer-set';
import { DELETE_STALE_FACTS } from './sql/delete-stale-facts';
import { UPSERT_FACTS } from './sql/upsert-facts';

/**
 * Brings the facts of these customers to what their events say at `at`; customers that were merged away or erased lose
 * theirs. The same events give the same facts, however often and in whatever portions this runs.
 */
export async function refreshFacts(db: Queryable, customers: CustomerSet, at: Date): Promise<void> {
  if (isEmptySet(customers)) return;
  const set = customerParameter(customers);
  await db.query(UPSERT_FACTS, [set, at, BEHAVIOUR_KINDS, NON_SESSION_EVENTS, SESSION_GAP_MS / 1000]);
  await db.query(DELETE_STALE_FACTS, [set]);
}
