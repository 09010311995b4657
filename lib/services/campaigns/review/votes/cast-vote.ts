import type { EmailDocument } from '@/lib/content/document/document';
import { type Decision, step, type Vote } from '@/lib/content/review/machine';
import { AppError } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { hashDocument, readVersion } from '../../../content/versions';
import { recordCampaignAct } from '../../record-act';
import { checkNow } from '../check-now';
import { refuse } from '../refuse';
import { bareId, lockReview, type ReviewRow, readState } from '../review-row';
import { settleApproval } from './settle-approval';

export interface VoteInput {
  /** Id of the review. */
  review: string;
  /** `user:usr_…` */
  by: string;
  decision: Decision;
  /** Asked for with changes and rejections. */
  words?: string | undefined;
  /** Hash of the document that the person saw. */
  hash: string;
  at: Date;
}

export interface VoteAnswer {
  status: ReviewRow['status'];
  /** What the last approval did to the campaign; null where others are still to vote. */
  started: { status: string; nextRunAt: Date | null } | null;
}

/**
 * One decision of one person. The last approval that is needed makes the version the one that is sent. Errors: notFound;
 * forbidden (four eyes, not of the group); conflict (closed, another document than was seen, a failed check).
 */
export async function castVote(pool: Pool, input: VoteInput): Promise<VoteAnswer> {
  const by = bareId(input.by);
  const failed = input.decision === 'approve' ? await failedChecks(pool, input) : 0;
  return inTransaction(pool, async (client) => {
    const review = await lockReview(client, input.review);
    const state = await readState(client, review);
    const next = step(state, { type: input.decision, by, words: input.words }, failed);
    if (!next.ok) throw refuse(next.error);
    await mustBeSeen(client, review, input.hash);
    await keepVote(client, review, { userId: by, decision: input.decision }, input);
    const { status } = next.value;
    await recordCampaignAct(client, {
      campaign: review.campaign,
      step: review.step,
      actor: `user:${by}`,
      act: ACT[input.decision],
      detail: { review: review.id, version: review.version, ...(status === 'approved' ? { last: true } : {}) },
      at: input.at,
    });
    if (status === 'open') return { status, started: null };
    await client.query(
      `UPDATE review SET status = $2, decided_at = $3, approved_at = CASE WHEN $2 = 'approved' THEN $3::timestamptz END WHERE number = $1`,
      [review.number, status, input.at],
    );
    if (status === 'approved') return { status, started: await settleApproval(client, review, input.at) };
    await client.query('UPDATE email_version SET status = $4 WHERE campaign = $1 AND step = $2 AND number = $3', [
      review.campaign,
      review.step,
      review.version,
      status,
    ]);
    await backToDraft(client, review, input.at);
    return { status, started: null };
  });
}

const ACT = { approve: 'approved', requestChanges: 'changesRequested', reject: 'rejected' } as const;

async function failedChecks(pool: Pool, { review, at }: VoteInput): Promise<number> {
  const { rows } = await pool.query<{ campaign: number; step: number; number: number }>(
    'SELECT campaign, step, version AS number FROM review WHERE id = $1',
    [review],
  );
  const [place] = rows;
  if (!place) throw new AppError('notFound', 'There is no such review.');
  const report = await checkNow(pool, await readVersion(pool, place), at);
  return report.counts.failed;
}

/** What is approved is what was seen, what was submitted and what is stored: hashes that must be one. */
async function mustBeSeen(db: Queryable, review: ReviewRow, seen: string): Promise<void> {
  const { rows } = await db.query<{ document: EmailDocument; hash: string }>(
    'SELECT document, hash FROM email_version WHERE campaign = $1 AND step = $2 AND number = $3',
    [review.campaign, review.step, review.version],
  );
  const stored = rows[0];
  if (!stored || stored.hash !== review.hash || hashDocument(stored.document) !== review.hash)
    throw new AppError('conflict', 'The stored email is not the one that was submitted: submit it again.');
  if (seen !== review.hash)
    throw new AppError('conflict', 'The email has changed since you opened it. Look at it again, then decide.');
}

const keepVote = (db: Queryable, review: ReviewRow, vote: Vote, { words, at, hash }: VoteInput) =>
  db.query(
    `INSERT INTO review_vote (review, user_id, decision, words, at, hash) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (review, user_id) DO UPDATE SET decision = EXCLUDED.decision, words = EXCLUDED.words, at = EXCLUDED.at, hash = EXCLUDED.hash`,
    [review.number, vote.userId, vote.decision, words?.trim() || null, at, hash],
  );

/** A campaign of which nothing waits in review any more is its author's again. */
export const backToDraft = (db: Queryable, review: Pick<ReviewRow, 'campaign'>, at: Date) =>
  db.query(
    `UPDATE campaign SET status = 'draft', updated_at = $2 WHERE number = $1 AND status = 'inReview'
       AND NOT EXISTS (SELECT FROM review WHERE campaign = $1 AND status = 'open')`,
    [review.campaign, at],
  );
