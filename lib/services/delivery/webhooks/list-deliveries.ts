import sql, { empty, raw } from 'sql-template-tag';
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
  const { rows } = await db.query<DeliveryRow>(sql`
    SELECT ${raw(DELIVERY_COLUMNS)} FROM ${raw(DELIVERIES)} WHERE d.endpoint = ${number}::int
      ${status ? sql`AND d.status = ${status}` : empty}
      ${before === null ? empty : sql`AND d.number < ${before}::bigint`}
      ${
        q
          ? sql`AND (d.id = ${q} OR d.customer = (SELECT c.number FROM customer c WHERE c.id = ${q} OR c.external_id = ${q} LIMIT 1)
        OR d.segment = (SELECT s.number FROM segment s WHERE s.id = ${q} OR s.key = ${q} LIMIT 1))`
          : empty
      }
    ORDER BY d.number DESC LIMIT ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(toDelivery),
    nextCursor: rows.length > limit && last ? encodeCursor({ order: ORDER, value: null, number: last.number }) : null,
  };
}
