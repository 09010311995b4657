import type { Queryable } from '@/lib/platform/db';
import type { CampaignRow } from './campaign-row';
import { recordCampaignAct } from './record-act';

/**
 * What an edit does to a review: one that is open, and an approval of which nothing has been sent, are superseded, and
 * the campaign is a draft again. A campaign that is under way goes on with the version that was approved, which never
 * changes, until a newer one is.
 */
export async function voidApproval(
  db: Queryable,
  campaign: Pick<CampaignRow, 'number' | 'status'>,
  step: number,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const begun = !['draft', 'inReview', 'approved', 'scheduled'].includes(campaign.status);
  const statuses = begun ? ['open'] : ['open', 'approved'];
  const { rowCount } = await db.query(
    `UPDATE review SET status = 'superseded', decided_at = coalesce(decided_at, $4) WHERE campaign = $1 AND step = $2 AND status = ANY($3::text[])`,
    [campaign.number, step, statuses, at],
  );
  await db.query(
    `UPDATE email_version SET status = 'superseded' WHERE campaign = $1 AND step = $2 AND (status = 'submitted' OR (status = 'approved' AND NOT $3))
       AND number < (SELECT version FROM campaign_step WHERE campaign = $1 AND position = $2)`,
    [campaign.number, step, begun],
  );
  if (begun) return;
  await db.query('UPDATE campaign_step SET approved = NULL WHERE campaign = $1 AND position = $2', [
    campaign.number,
    step,
  ]);
  await db.query(
    `UPDATE campaign SET status = 'draft', next_run_at = NULL, updated_at = $2 WHERE number = $1 AND status <> 'draft'`,
    [campaign.number, at],
  );
  if (rowCount) await recordCampaignAct(db, { campaign: campaign.number, step, actor, act: 'approvalVoided', at });
}
