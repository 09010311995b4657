import type { Queryable } from '@/lib/platform/db';

/** How sending stands, for the settings page. */
export interface SendingState {
  /** Due and not sent yet. */
  waiting: number;
  underWay: number;
  /** Will be tried again. */
  retrying: number;
  uncertain: number;
  sentToday: number;
}

const READ = `SELECT
  (SELECT count(*)::int FROM message m JOIN campaign k ON k.number = m.campaign
    WHERE m.status = 'queued' AND m.due_at <= $1 AND k.status NOT IN ('paused', 'cancelled')) AS waiting,
  (SELECT count(*)::int FROM message WHERE status IN ('sending', 'handing')) AS "underWay",
  (SELECT count(*)::int FROM message WHERE status = 'queued' AND due_at > $1 AND attempts > 0) AS retrying,
  (SELECT count(*)::int FROM message WHERE status = 'uncertain') AS uncertain,
  (SELECT count(*)::int FROM message_signal WHERE kind = 'delivered' AND at > $1::timestamptz - interval '1 day') AS "sentToday"`;

export async function readSending(db: Queryable, at: Date): Promise<SendingState> {
  const { rows } = await db.query<SendingState>(READ, [at]);
  return rows[0] ?? { waiting: 0, underWay: 0, retrying: 0, uncertain: 0, sentToday: 0 };
}
