import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerScope, isEmptyScope } from './customer-scope';
import { readEventNames } from './event-names';
import { activityRows } from './sql/activity-rows';
import { DELETE_STALE_FACTS } from './sql/delete-stale';
import { moneyRows } from './sql/money-rows';
import { sessionRows } from './sql/session-rows';
import { upsertFacts } from './sql/upsert-facts';

const asSource = (rows: Sql): Sql => sql`(${rows})`;

/**
 * Brings the facts of these customers to what their events say at `at`; customers that were merged away or erased lose
 * theirs. The same events give the same facts, however often and in whatever portions this runs.
 */
export async function refreshFacts(db: Queryable, customers: readonly number[], at: Date): Promise<void> {
  const scope: CustomerScope = [...new Set(customers)];
  if (isEmptyScope(scope)) return;
  const names = await readEventNames(db);
  await db.query(
    upsertFacts(
      scope,
      {
        activity: asSource(activityRows(scope, names, at)),
        sessions: asSource(sessionRows(scope, names, at)),
        money: asSource(moneyRows(scope, names, at)),
      },
      at,
    ),
  );
  await db.query(DELETE_STALE_FACTS, [scope]);
}
