import type { Queryable } from '@/lib/platform/db';
import { refreshSnapshots } from './refresh-snapshots';

/** Customers whose facts are newer than their snapshot: they have had events since. */
const STALE = `SELECT f.customer FROM customer_fact f LEFT JOIN customer_snapshot s ON s.customer = f.customer
  WHERE s.computed_at IS NULL OR s.computed_at < f.computed_at ORDER BY f.computed_at LIMIT $1`;

/** Computes the snapshots of up to `limit` customers who have had events since; returns their numbers. */
export async function refreshStaleSnapshots(db: Queryable, limit: number, at: Date): Promise<number[]> {
  const { rows } = await db.query<{ customer: number }>(STALE, [limit]);
  const customers = rows.map(({ customer }) => customer);
  await refreshSnapshots(db, customers, at);
  return customers;
}
