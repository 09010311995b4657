import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

/** A message of which nobody knows whether it arrived. */
export interface UncertainMessage {
  id: string;
  customerId: string;
  email: string;
  campaignId: string;
  campaign: string;
  detail: string;
  at: Date;
}

const LIST = `SELECT m.id, c.id AS "customerId", coalesce(c.email, '') AS email, k.id AS "campaignId", k.name AS campaign,
    coalesce(m.detail, '') AS detail, m.settled_at AS at
  FROM message m JOIN customer c ON c.number = m.customer JOIN campaign k ON k.number = m.campaign
  WHERE m.status = 'uncertain' ORDER BY m.number DESC LIMIT $1`;
const AGAIN = `UPDATE message SET status = 'queued', reason = NULL, detail = NULL, due_at = $2, attempts = 0, claimed_by = NULL, settled_at = NULL
  WHERE id = ANY($1::text[]) AND status = 'uncertain'`;
const ARRIVED = `WITH taken AS (
    UPDATE message SET status = 'sent', reason = NULL, detail = NULL, sent_at = settled_at, claimed_by = NULL
    WHERE id = ANY($1::text[]) AND status = 'uncertain' RETURNING number
  )
  INSERT INTO message_signal (message, kind, at, announce_at) SELECT number, 'delivered', $2, $2 FROM taken`;

export const listUncertain = async (db: Queryable, limit = 200): Promise<UncertainMessage[]> =>
  (await db.query<UncertainMessage>(LIST, [limit])).rows;

/** A person sends again what may have arrived: under the same Message-ID. Its run must not be over. Errors: conflict. */
export async function resendUncertain(db: Queryable, ids: readonly string[], at: Date): Promise<number> {
  const { rowCount } = await db.query(AGAIN, [ids, at]);
  if (!rowCount) throw new AppError('conflict', 'These messages have been settled meanwhile.');
  await db.query(
    `UPDATE send_run SET status = 'sending', ended_at = NULL WHERE status = 'done' AND number IN (SELECT run FROM message WHERE id = ANY($1::text[]) AND status = 'queued')`,
    [ids],
  );
  await db.query(
    `UPDATE campaign SET status = 'sending', ended_at = NULL, updated_at = $2 WHERE status = 'done' AND kind = 'oneOff'
       AND number IN (SELECT campaign FROM message WHERE id = ANY($1::text[]) AND status = 'queued')`,
    [ids, at],
  );
  return rowCount;
}

/** A person has seen (in the log of the mail server) that they arrived. Errors: conflict. */
export async function settleUncertain(db: Queryable, ids: readonly string[], at: Date): Promise<number> {
  const { rowCount } = await db.query(ARRIVED, [ids, at]);
  if (!rowCount) throw new AppError('conflict', 'These messages have been settled meanwhile.');
  return rowCount;
}
