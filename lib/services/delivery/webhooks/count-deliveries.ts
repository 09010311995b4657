import type { Queryable } from '@/lib/platform/db';

/** How many deliveries of each endpoint (by id) wait, and how many have failed; the delivered are too many to count. */
export async function countDeliveries(db: Queryable): Promise<Record<string, { waiting: number; failed: number }>> {
  const { rows } = await db.query<{ id: string; waiting: number; failed: number }>(`
    SELECT w.id,
      (SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint = w.number AND d.status = 'waiting') AS waiting,
      (SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint = w.number AND d.status = 'failed') AS failed
    FROM webhook_endpoint w`);
  return Object.fromEntries(rows.map(({ id, ...counts }) => [id, counts]));
}
