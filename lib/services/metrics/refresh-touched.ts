import type { Queryable } from '@/lib/platform/db';
import { upsertProducts } from '../profiles/upsert-products';
import { moveStages } from './move-stages';
import { refreshFacts } from './refresh-facts';

const TOUCH = `INSERT INTO metric_touch (customer, at) SELECT c.number, $2 FROM customer c
  WHERE c.number = ANY($1::int[]) AND c.merged_into IS NULL AND c.erased_at IS NULL ORDER BY 1 ON CONFLICT (customer) DO NOTHING`;

/**
 * What the worker brings up to date for customers with new events, after their memberships: facts, lifecycle stages and
 * products met first. Their snapshots follow, see `refreshStaleSnapshots`.
 */
export async function refreshTouched(db: Queryable, customers: readonly number[], at: Date): Promise<void> {
  await refreshFacts(db, customers, at);
  await moveStages(db, customers, at);
  await upsertProducts(db, customers, at);
  await db.query(TOUCH, [[...new Set(customers)], at]);
}
