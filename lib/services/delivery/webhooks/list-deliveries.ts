import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../../profiles/cursor';
import { DELIVERIES, DELIVERY_COLUMNS, type Delivery, type DeliveryRow, toDelivery } from './delivery-row';
import type { DeliveryStatus } from './fields';
import { findWebhook } from './webhook-row';

export interface ListDeliveriesInput {
  status?: DeliveryStatus | undefined;
  /** A delivery's id, or an id or the external id of the customer, or the id or key of the segment. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const ORDER = 'delivery';

/** The deliveries of an endpoint, the latest first. Errors: notFound, invalidInput (cursor). */
export async function listDeliveries(
  db: Queryable,
  webhookId: string,
  { status, q, cursor, limit }: ListDeliveriesInput,
): Promise<{ data: Delivery[]; nextCursor: string | null }> {
  const { number } = await findWebhook(db, webhookId);
  // The numbers of deliveries outgrow those of customers and segments.
  const before = cursor ? decodeCursor(cursor, ORDER, 'integer', Number.MAX_SAFE_INTEGER).number : null;
  const sought = q ? await conditionOf(db, q) : empty;
  const { rows } = await db.query<DeliveryRow>(sql`
    SELECT ${raw(DELIVERY_COLUMNS)} FROM ${raw(DELIVERIES)} WHERE d.endpoint = ${number}::int
      ${status ? sql`AND d.status = ${status}` : empty} ${sought}
      ${before === null ? empty : sql`AND d.number < ${before}::bigint`}
    ORDER BY d.number DESC LIMIT ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(toDelivery),
    nextCursor: rows.length > limit && last ? encodeCursor({ order: ORDER, value: null, number: last.number }) : null,
  };
}

const SOUGHT = `SELECT (SELECT number FROM customer WHERE id = $1 OR external_id = $1 LIMIT 1) AS customer,
  (SELECT number FROM segment WHERE id = $1 OR key = $1 LIMIT 1) AS segment`;

/** What is sought, as a condition that an index answers. */
async function conditionOf(db: Queryable, q: string): Promise<Sql> {
  const { rows } = await db.query<{ customer: number | null; segment: number | null }>(SOUGHT, [q]);
  const { customer = null, segment = null } = rows[0] ?? {};
  if (customer !== null) return sql`AND d.customer = ${customer}::int`;
  if (segment !== null) return sql`AND d.segment = ${segment}::int`;
  return sql`AND d.id = ${q}`;
}
