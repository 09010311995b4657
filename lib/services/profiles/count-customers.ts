import sql, { empty } from 'sql-template-tag';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerFilter, filterCustomers } from './customer-filter';

/** How many customers a filter takes, exactly; all of them without one. */
export async function countCustomers(
  db: Queryable,
  input: { filter: CustomerFilter; at: Date; personal: boolean },
): Promise<number> {
  const { filter, at, personal } = input;
  const { thresholds: lifecycle } = await readLifecycle(db);
  const where = filterCustomers(filter, { at, personal, lifecycle });
  const facts =
    filter.stages?.length || filter.hasOrdered !== undefined
      ? sql`LEFT JOIN customer_fact f ON f.customer = c.number`
      : empty;
  const { rows } = await db.query<{ count: number }>(
    sql`SELECT count(*) AS count FROM customer c ${facts} WHERE true ${where}`,
  );
  return rows[0]?.count ?? 0;
}
