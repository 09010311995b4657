import type { Queryable } from '@/lib/platform/db';

export interface DueDelivery {
  number: number;
  /** The webhook-id. */
  id: string;
  endpoint: number;
  payload: string;
  /** Attempts so far. */
  attempts: number;
}

const TAKE = `
  SELECT d.number, d.id, f.endpoint, d.payload, d.attempts
  FROM unnest($1::int[], $2::int[]) AS f(endpoint, free)
  CROSS JOIN LATERAL (
    SELECT number, id, payload, attempts FROM webhook_delivery
    WHERE endpoint = f.endpoint AND status = 'waiting' AND next_at <= $3 AND number <> ALL($4::bigint[])
    ORDER BY next_at, number LIMIT f.free
  ) AS d`;

/** Deliveries whose time has come: so many of each endpoint as it has places free, those under way left out. */
export async function takeDue(
  db: Queryable,
  places: readonly { endpoint: number; free: number }[],
  underWay: readonly number[],
  at: Date,
): Promise<DueDelivery[]> {
  const open = places.filter(({ free }) => free > 0);
  if (open.length === 0) return [];
  const values = [open.map(({ endpoint }) => endpoint), open.map(({ free }) => free), at, underWay];
  const { rows } = await db.query<DueDelivery>({ name: 'webhook-take-due', text: TAKE, values });
  return rows;
}
