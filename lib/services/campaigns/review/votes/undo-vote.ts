import { step } from '@/lib/content/review/machine';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { recordCampaignAct } from '../../record-act';
import { refuse } from '../refuse';
import { bareId, lockReview, type ReviewRow, readState } from '../review-row';

const SENT = `SELECT EXISTS (SELECT FROM message m WHERE m.campaign = $1 AND m.step = $2 AND m.version = $3 AND m.status <> ALL('{queued,cancelled,skipped}'::text[])) AS sent`;

/** Whether anything of a version has left the house, or may have. */
export async function wasSent(
  db: Queryable,
  { campaign, step: position, version }: Pick<ReviewRow, 'campaign' | 'step' | 'version'>,
): Promise<boolean> {
  const { rows } = await db.query<{ sent: boolean }>(SENT, [campaign, position, version]);
  return rows[0]?.sent ?? false;
}

/**
 * Takes one's own decision back, while nothing was sent: the review is open again, and a campaign that its last approval
 * had started is not. Errors: notFound; conflict (sent, edited since, no decision of this person).
 */
export async function undoVote(
  pool: Pool,
  { review: id, by, at }: { review: string; by: string; at: Date },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const review = await lockReview(client, id);
    const state = await readState(client, review);
    const next = step(state, { type: 'undo', by: bareId(by), sent: await wasSent(client, review) });
    if (!next.ok) throw refuse(next.error);
    await client.query('DELETE FROM review_vote WHERE review = $1 AND user_id = $2', [review.number, bareId(by)]);
    await recordCampaignAct(client, {
      campaign: review.campaign,
      step: review.step,
      actor: `user:${bareId(by)}`,
      act: 'decisionUndone',
      detail: { review: review.id, version: review.version },
      at,
    });
    if (review.status === 'open') return;
    await reopen(client, review, at);
  });
}

const PREVIOUS = `SELECT max(r.version) AS version FROM review r JOIN email_version v ON v.campaign = r.campaign AND v.step = r.step AND v.number = r.version
  WHERE r.campaign = $1 AND r.step = $2 AND r.version < $3 AND r.status = 'approved'`;

async function reopen(db: Queryable, review: ReviewRow, at: Date): Promise<void> {
  const { campaign, step: position, version } = review;
  await db.query(`UPDATE review SET status = 'open', decided_at = NULL, approved_at = NULL WHERE number = $1`, [
    review.number,
  ]);
  await db.query(`UPDATE email_version SET status = 'submitted' WHERE campaign = $1 AND step = $2 AND number = $3`, [
    campaign,
    position,
    version,
  ]);
  if (review.status === 'approved') {
    // A live campaign goes on with what was approved before; without anything it stops.
    const { rows } = await db.query<{ version: number | null }>(PREVIOUS, [campaign, position, version]);
    const before = rows[0]?.version ?? null;
    await db.query('UPDATE campaign_step SET approved = $3 WHERE campaign = $1 AND position = $2', [
      campaign,
      position,
      before,
    ]);
    if (before !== null)
      await db.query(`UPDATE email_version SET status = 'approved' WHERE campaign = $1 AND step = $2 AND number = $3`, [
        campaign,
        position,
        before,
      ]);
    await db.query(
      `UPDATE send_run SET status = 'cancelled', ended_at = $4 WHERE campaign = $1 AND step = $2 AND version = $3 AND status IN ('frozen', 'sending', 'pilot', 'paused')`,
      [campaign, position, version, at],
    );
    await db.query(
      `UPDATE message SET status = 'cancelled', settled_at = $4, reason = 'approvalUndone' WHERE campaign = $1 AND step = $2 AND version = $3 AND status = 'queued'`,
      [campaign, position, version, at],
    );
  }
  await db.query(
    `UPDATE campaign SET status = 'inReview', next_run_at = NULL, updated_at = $2 WHERE number = $1 AND (status IN ('draft', 'approved', 'scheduled')
       OR (status IN ('live', 'sending') AND EXISTS (SELECT FROM campaign_step s WHERE s.campaign = $1 AND s.approved IS NULL)))`,
    [campaign, at],
  );
}
