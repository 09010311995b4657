import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { DeliveryStatus } from './fields';

/** One attempt, as the log keeps it. */
export interface LoggedAttempt {
  at: string;
  tookMs: number;
  /** HTTP status; null where no answer came. */
  status: number | null;
  /** Why it failed; null where it succeeded. */
  error: string | null;
  /** First bytes of the answer. */
  answer: string | null;
}

/** A message to an endpoint as the API and the screens show it. */
export interface Delivery {
  /** The `webhook-id` that the receiver sees. */
  id: string;
  webhookId: string;
  type: string;
  status: DeliveryStatus;
  /** Since it was made or last replayed. */
  attempts: number;
  /** When it is tried next; null where it is settled. */
  nextAttemptAt: string | null;
  createdAt: string;
  settledAt: string | null;
  /** The body as it is sent. */
  payload: unknown;
  /** Every attempt, the earliest first. */
  log: LoggedAttempt[];
}

export interface DeliveryRow {
  number: number;
  id: string;
  webhookId: string;
  type: string;
  status: DeliveryStatus;
  attempts: number;
  nextAt: Date;
  createdAt: Date;
  settledAt: Date | null;
  payload: string;
  log: LoggedAttempt[];
}

export const DELIVERY_COLUMNS = `d.number, d.id, w.id AS "webhookId", d.type, d.status, d.attempts, d.next_at AS "nextAt",
  d.created_at AS "createdAt", d.settled_at AS "settledAt", d.payload, d.log`;
export const DELIVERIES = 'webhook_delivery d JOIN webhook_endpoint w ON w.number = d.endpoint';

export const toDelivery = ({
  number: _number,
  nextAt,
  createdAt,
  settledAt,
  payload,
  ...row
}: DeliveryRow): Delivery => ({
  ...row,
  nextAttemptAt: row.status === 'waiting' ? nextAt.toISOString() : null,
  createdAt: createdAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
  payload: JSON.parse(payload),
});

/** A delivery by its id. Errors: notFound. */
export async function getDelivery(db: Queryable, id: string): Promise<Delivery> {
  const { rows } = id.includes('\u0000')
    ? { rows: [] }
    : await db.query<DeliveryRow>(`SELECT ${DELIVERY_COLUMNS} FROM ${DELIVERIES} WHERE d.id = $1`, [id]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such delivery');
  return toDelivery(row);
}
