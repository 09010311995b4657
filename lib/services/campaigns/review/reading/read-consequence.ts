import { lacking, type ReviewState } from '@/lib/content/review/machine';
import type { Queryable } from '@/lib/platform/db';
import type { ReviewRow } from '../review-row';
import { statusAfter } from '../votes/settle-approval';

/**
 * What the last approval does: `sends` at an instant, `recurs` from one, `goesLive` for everyone who enters, `replaces` what
 * a live campaign sends, `mayStart` where a person starts it afterwards, `waits` for other emails of the same campaign.
 */
export interface Consequence {
  act: 'sends' | 'recurs' | 'goesLive' | 'replaces' | 'mayStart' | 'waits';
  at: Date | null;
  /** Approvals that are missing now. */
  missing: number;
  /** Emails of the campaign that are not approved either. */
  others: number;
}

const CAMPAIGN = `SELECT c.kind, c.status, c.schedule, c.created_at AS "createdAt",
    (SELECT count(*)::int FROM campaign_step s WHERE s.campaign = c.number AND s.position <> $2 AND s.approved IS NULL) AS others
  FROM campaign c WHERE c.number = $1`;

export async function readConsequence(
  db: Queryable,
  row: ReviewRow,
  state: ReviewState,
  at: Date,
): Promise<Consequence> {
  const { rows } = await db.query<{ kind: string; status: string; schedule: unknown; createdAt: Date; others: number }>(
    CAMPAIGN,
    [row.campaign, row.step],
  );
  const [campaign] = rows;
  const missing = Math.max(0, ...state.requirements.map((each) => lacking(state, each)));
  const base = { missing, others: campaign?.others ?? 0, at: null };
  if (!campaign) return { ...base, act: 'mayStart' };
  if (campaign.others > 0) return { ...base, act: 'waits' };
  if (campaign.status !== 'draft' && campaign.status !== 'inReview') return { ...base, act: 'replaces' };
  const after = statusAfter(campaign, at);
  if (after.status === 'approved') return { ...base, act: 'mayStart' };
  if (after.status === 'scheduled') return { ...base, act: 'sends', at: after.nextRunAt };
  return after.nextRunAt ? { ...base, act: 'recurs', at: after.nextRunAt } : { ...base, act: 'goesLive' };
}
