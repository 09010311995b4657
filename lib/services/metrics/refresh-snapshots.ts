import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerScope, isEmptyScope } from './customer-scope';
import { readEventNames } from './event-names';
import { readMeasured } from './measured';
import { readCategories } from './read-categories';
import { pointRows } from './sql/activity-rows';
import { affinityRows } from './sql/affinity-rows';
import { DELETE_STALE_SNAPSHOTS } from './sql/delete-stale';
import { emailRows } from './sql/email-rows';
import { moneyRows } from './sql/money-rows';
import { sessionRows } from './sql/session-rows';
import { upsertSnapshots } from './sql/upsert-snapshots';

const asSource = (rows: Sql): Sql => sql`(${rows})`;

/**
 * Computes the snapshot metrics of these customers at `at` by the formula, cuts and priors in force: engagement and its
 * trend, RFM quintiles, email rates, affinities, session variability. What models write is left as it is. Returns false,
 * and does nothing, where nothing has been measured yet.
 */
export async function refreshSnapshots(db: Queryable, customers: readonly number[], at: Date): Promise<boolean> {
  const scope: CustomerScope = [...new Set(customers)];
  if (isEmptyScope(scope)) return true;
  const measured = await readMeasured(db);
  if (!measured) return false;
  const names = await readEventNames(db);
  const sources = {
    points: asSource(pointRows(scope, names, at, measured.formula)),
    sessions: asSource(sessionRows(scope, names, at)),
    money: asSource(moneyRows(scope, names, at)),
    email: asSource(emailRows(scope, names, at)),
    affinity: asSource(affinityRows(scope, names, await readCategories(db), at)),
  };
  await db.query(upsertSnapshots(scope, sources, measured, at, false));
  await db.query(DELETE_STALE_SNAPSHOTS, [scope]);
  return true;
}
