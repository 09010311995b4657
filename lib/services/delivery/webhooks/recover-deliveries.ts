import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { giveChance, requireEnabled } from './replay-delivery';
import { KEPT_DAYS } from './sweep-deliveries';

const REPLAY = `
  UPDATE webhook_delivery SET status = 'waiting', attempts = 0, next_at = $3, settled_at = NULL
  WHERE endpoint = $1 AND created_at >= $2 AND (status = 'failed' OR status = 'waiting' AND next_at > $3)`;

/** What was written since a time and never made into a delivery of this endpoint: handed over once more. */
const HAND_OVER_MISSED = `
  INSERT INTO webhook_outbox (transitions)
  SELECT array_agg(id ORDER BY id) FROM (
    SELECT t.id, row_number() OVER (ORDER BY t.id) / 10000 AS chunk
    FROM segment s JOIN segment_transition t ON t.segment = s.number AND t.at >= $2
    JOIN webhook_endpoint w ON w.number = $1 AND (w.all_segments OR s.id = ANY(w.segments))
      AND CASE WHEN t.entered THEN 'segment.entered' ELSE 'segment.left' END = ANY(w.events)
      AND (NOT t.initial OR w.announce_first_build)
    WHERE NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.endpoint = $1 AND d.transition = t.id)
  ) AS missed GROUP BY chunk
  RETURNING cardinality(transitions) AS count`;

export interface Recovered {
  /** Deliveries that had failed, or waited for their next attempt, and are sent now. */
  replayed: number;
  /** Entries and exits that are announced only now: the endpoint was disabled, or did not want them then. */
  missed: number;
}

/**
 * Makes up for a time in which an endpoint was away: sends what has failed since then or waits for its time, and, where `missed` is
 * asked for, what happened while it was disabled. Errors: notFound, conflict where it is disabled still, invalidInput (since).
 */
export async function recoverDeliveries(
  pool: Pool,
  webhookId: string,
  { since, missed, at }: { since: Date; missed: boolean; at: Date },
): Promise<Recovered> {
  // Further back the log does not say any more what was announced.
  const daysAgo = (at.getTime() - since.getTime()) / (24 * 3_600_000);
  if (daysAgo >= KEPT_DAYS)
    throw new AppError('invalidInput', undefined, {
      errors: [{ path: '/since', message: `At most ${KEPT_DAYS} days ago.` }],
    });
  return inTransaction(pool, async (db) => {
    const number = await requireEnabled(db, webhookId);
    const replayed = await db.query(REPLAY, [number, since, at]);
    const found = missed ? (await db.query<{ count: number }>(HAND_OVER_MISSED, [number, since])).rows : [];
    await giveChance(db, webhookId);
    return { replayed: replayed.rowCount ?? 0, missed: found.reduce((sum, { count }) => sum + count, 0) };
  });
}
