import type { Queryable } from '@/lib/platform/db';
import type { DeliveryStatus } from '../fields';
import { nextAttempt } from '../retry-schedule';
import type { Attempt } from './attempt';

/** Attempts that a delivery's log keeps. */
const LONGEST_LOG = 40;

const RECORD = `
  UPDATE webhook_delivery d SET status = r.status, attempts = d.attempts + 1, next_at = coalesce(r.next_at, d.next_at),
    settled_at = CASE WHEN r.status <> 'waiting' THEN $5::timestamptz END,
    log = CASE WHEN jsonb_array_length(d.log) >= ${LONGEST_LOG} THEN d.log - 0 ELSE d.log END || r.entry
  FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::jsonb[]) AS r(number, status, next_at, entry)
  WHERE d.number = r.number`;

/** Writes down what came of attempts: delivered, to be tried again at its time, or failed for good. */
export async function recordAttempts(db: Queryable, attempts: readonly Attempt[], at: Date): Promise<void> {
  const outcomes = attempts.map((one) => outcomeOf(one, at));
  await db.query({
    name: 'webhook-record',
    text: RECORD,
    values: [
      attempts.map(({ delivery }) => delivery),
      outcomes.map(({ status }) => status),
      outcomes.map(({ next }) => next),
      attempts.map((one) =>
        JSON.stringify({
          at: one.at.toISOString(),
          tookMs: one.tookMs,
          status: one.status,
          error: one.error,
          answer: one.answer,
        }),
      ),
      at,
    ],
  });
}

function outcomeOf(one: Attempt, at: Date): { status: DeliveryStatus; next: Date | null } {
  if (one.error === null) return { status: 'delivered', next: null };
  const next = one.status === 410 ? null : nextAttempt(one.attempt, at, one.retryAfter);
  return next ? { status: 'waiting', next } : { status: 'failed', next: null };
}
