import type { Queryable } from '@/lib/platform/db';
import { refreshSnapshots } from './refresh-snapshots';

const TAKE = `DELETE FROM metric_touch WHERE customer IN (SELECT customer FROM metric_touch ORDER BY at LIMIT $1) RETURNING customer`;

/**
 * Computes the snapshots of up to `limit` customers who have had events since, those who wait longest first; returns
 * their numbers. Within the caller's transaction: if that fails, they are still waiting. Before the first measuring of
 * the shop they wait for it.
 */
export async function refreshStaleSnapshots(db: Queryable, limit: number, at: Date): Promise<number[]> {
  const { rows: measured } = await db.query(`SELECT FROM setting WHERE key = 'metrics.measured'`);
  if (measured.length === 0) return [];
  const { rows } = await db.query<{ customer: number }>(TAKE, [limit]);
  const customers = rows.map(({ customer }) => customer);
  await refreshSnapshots(db, customers, at);
  return customers;
}
