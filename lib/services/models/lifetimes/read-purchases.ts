import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { readEventIds } from '../../profiles/event-ids';

/** Orders and refunds by customer and time; a refund has a negative value. Days since 1970, the shop's currency. */
export interface PurchaseRows {
  user: Int32Array;
  time: Float64Array;
  value: Float64Array;
  refund: Uint8Array;
}

const DAY_MS = 86_400_000;
/** A row: customer, milliseconds, value; 20 bytes. */
const ROW_BYTES = 20;
const ROWS = `SELECT string_agg(int4send(customer) || float8send(date_part('epoch', occurred_at) * 1000)
    || float8send(CASE WHEN name = ANY($3::int[]) THEN -coalesce(total, 0) ELSE coalesce(total, 0) END::float8), ''::bytea
  ORDER BY customer, occurred_at, seq) AS bytes
  FROM event WHERE customer = ANY($1::int[]) AND (name = ANY($2::int[]) OR name = ANY($3::int[])) AND occurred_at <= $4`;
const PORTION = 20_000;

/** What these customers ordered and gave back up to an instant. `user`: their place in the list of customers. */
export async function readPurchases(db: Queryable, customers: readonly number[], upTo: Date): Promise<PurchaseRows> {
  const ids = await readEventIds(db, [ORDER_COMPLETED, ORDER_REFUNDED]);
  const place = new Map(customers.map((number, k) => [number, k]));
  const parts: Buffer[] = [];
  for (let start = 0; start < customers.length; start += PORTION) {
    const { rows } = await db.query<{ bytes: Buffer | null }>(ROWS, [
      customers.slice(start, start + PORTION),
      ids(ORDER_COMPLETED),
      ids(ORDER_REFUNDED),
      upTo,
    ]);
    if (rows[0]?.bytes) parts.push(rows[0].bytes);
  }
  const bytes = Buffer.concat(parts);
  const n = bytes.length / ROW_BYTES;
  const out = {
    user: new Int32Array(n),
    time: new Float64Array(n),
    value: new Float64Array(n),
    refund: new Uint8Array(n),
  };
  for (let k = 0; k < n; k += 1) {
    const at = k * ROW_BYTES;
    out.user[k] = place.get(bytes.readInt32BE(at)) ?? 0;
    out.time[k] = bytes.readDoubleBE(at + 4) / DAY_MS;
    const value = bytes.readDoubleBE(at + 12);
    out.value[k] = value;
    out.refund[k] = value < 0 || Object.is(value, -0) ? 1 : 0;
  }
  return out;
}
