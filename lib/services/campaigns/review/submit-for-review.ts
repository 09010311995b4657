import { assessRisk } from '@/lib/content/review/assess-risk';
import { approvalsOf, requirementsOf } from '@/lib/content/review/requirements';
import { AppError, newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { latestVersion } from '../../content/versions';
import { recordCampaignAct } from '../record-act';
import { checkNow } from './check-now';
import { gatherFacts, readReviewedCampaign } from './gather-facts';
import { listPolicies } from './policies/manage-policies';
import { bareId } from './review-row';

export interface SubmitInput {
  /** Number of the campaign, position of the step. */
  campaign: number;
  step: number;
  /** `user:usr_…` */
  by: string;
  at: Date;
  /** When the decision is needed; else before the campaign is to go out, or in a day. */
  dueAt?: Date | null | undefined;
}

export interface Submitted {
  id: string;
  approvals: number;
  risk: string;
}

const HOUR_MS = 3_600_000;
/** Time that a decision leaves for what comes after it. */
const BEFORE_SEND_MS = 4 * HOUR_MS;
const USUAL_MS = 24 * HOUR_MS;

/**
 * Hands the last draft of an email to its reviewers: it changes no more, and what it needs is settled by the policies of
 * this moment. Errors: notFound; conflict where it is no draft or a check has failed.
 */
export async function submitForReview(pool: Pool, input: SubmitInput): Promise<Submitted> {
  const { campaign: number, step, by, at } = input;
  const campaign = await readReviewedCampaign(pool, number);
  const version = await latestVersion(pool, { campaign: number, step });
  if (!campaign || !version) throw new AppError('notFound', 'There is no such email, or nothing has been written yet.');
  if (version.status !== 'draft') throw new AppError('conflict', notDraft(version.status));
  if (campaign.status === 'cancelled' || campaign.status === 'done')
    throw new AppError('conflict', 'This campaign has ended: nothing of it is sent any more.');
  if (campaign.segment === null) throw new AppError('conflict', 'Say first to which segment it goes.');
  const report = await checkNow(pool, version, at, 0);
  const failed = report.counts.failed;
  if (failed > 0)
    throw new AppError(
      'conflict',
      failed === 1 ? 'A check has failed: mend it first.' : `${failed} checks have failed: mend them first.`,
    );
  const facts = await gatherFacts(pool, campaign, version, at);
  const requirements = requirementsOf(await listPolicies(pool), facts);
  const { risk, reasons } = assessRisk({ ...facts, failedChecks: 0, warnings: report.counts.warning });
  const approvals = approvalsOf(requirements);
  const id = newId('rev');
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ status: string; nextRunAt: Date | null; at: string | null }>(
      `SELECT status, next_run_at AS "nextRunAt", schedule->>'at' AS at FROM campaign WHERE number = $1 FOR UPDATE`,
      [number],
    );
    const frozen = await client.query(
      `UPDATE email_version SET status = 'submitted' WHERE campaign = $1 AND step = $2 AND number = $3 AND status = 'draft' AND hash = $4`,
      [number, step, version.number, version.hash],
    );
    if (!frozen.rowCount)
      throw new AppError('conflict', 'The email was changed while it was checked: submit it again.');
    const sendsAt = rows[0]?.nextRunAt ?? (rows[0]?.at ? new Date(rows[0].at) : null);
    await client.query(
      `INSERT INTO review (id, campaign, step, version, status, hash, submitted_by, submitted_at, due_at, risk, risk_reasons, approvals, policies, audience)
       VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        id,
        number,
        step,
        version.number,
        version.hash,
        bareId(by),
        at,
        dueAt(input, sendsAt),
        risk,
        JSON.stringify(reasons),
        approvals,
        JSON.stringify(requirements),
        facts.audience,
      ],
    );
    await client.query(
      `UPDATE campaign SET status = 'inReview', updated_at = $2 WHERE number = $1 AND status = 'draft'`,
      [number, at],
    );
    await recordCampaignAct(client, {
      campaign: number,
      step,
      actor: by,
      act: 'submitted',
      detail: { review: id, version: version.number, approvals, risk },
      at,
    });
    await carryComments(client, { campaign: number, step, to: id });
    return { id, approvals, risk };
  });
}

const notDraft = (status: string): string =>
  status === 'submitted'
    ? 'This email is being reviewed already.'
    : status === 'approved'
      ? 'This email is approved: edit it to make a new version.'
      : 'Nothing has been changed since the last decision: edit it first.';

/** Before what is asked for, or before the campaign goes out, or a day on. */
function dueAt({ dueAt: asked, at }: SubmitInput, sendsAt: Date | null): Date {
  if (asked) return asked;
  const usual = at.getTime() + USUAL_MS;
  if (!sendsAt || sendsAt <= at) return new Date(usual);
  const latest = sendsAt.getTime() - BEFORE_SEND_MS;
  return new Date(latest > at.getTime() + HOUR_MS ? latest : (at.getTime() + sendsAt.getTime()) / 2);
}

/** What was not resolved goes on with the email. */
const carryComments = (db: Queryable, { campaign, step, to }: { campaign: number; step: number; to: string }) =>
  db.query(
    `UPDATE review_comment c SET review = (SELECT number FROM review WHERE id = $3)
     WHERE c.review IN (SELECT r.number FROM review r WHERE r.campaign = $1 AND r.step = $2 AND r.id <> $3)
       AND EXISTS (SELECT FROM review_comment top WHERE top.id = coalesce(c.parent_id, c.id) AND top.resolved_at IS NULL)`,
    [campaign, step, to],
  );
