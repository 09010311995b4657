import type { Queryable } from '@/lib/platform/db';
import type { CampaignRow } from './campaign-row';
import { recordCampaignAct } from './record-act';
import { voidApproval } from './void-approval';

const DRAFT_AGAIN = `
  WITH made AS (
    INSERT INTO email_version (campaign, step, number, status, document, hash, generated, created_by, created_at, updated_by, updated_at, editors)
    SELECT v.campaign, v.step, v.number + 1, 'draft', v.document, v.hash, v.generated, v.updated_by, $2, v.updated_by, $2, v.editors
    FROM campaign_step s JOIN email_version v ON v.campaign = s.campaign AND v.step = s.position AND v.number = s.version
    WHERE s.campaign = $1 AND v.status IN ('submitted', 'approved') RETURNING step, number
  )
  UPDATE campaign_step s SET version = made.number FROM made WHERE s.campaign = $1 AND s.position = made.step RETURNING s.position`;

/**
 * What another audience or another path does to the emails of a campaign that has not begun: approvals and open reviews
 * are void, and the same words stand as drafts that can be submitted again. Their writer stays who it was: four eyes.
 */
export async function reopenEmails(
  db: Queryable,
  campaign: Pick<CampaignRow, 'number' | 'status'>,
  by: { actor: string; at: Date },
): Promise<void> {
  const made = await db.query<{ position: number }>(DRAFT_AGAIN, [campaign.number, by.at]);
  for (const { position } of made.rows)
    await recordCampaignAct(db, { campaign: campaign.number, step: position, act: 'reopened', ...by });
  const { rows } = await db.query<{ position: number }>(
    'SELECT position FROM campaign_step WHERE campaign = $1 ORDER BY position',
    [campaign.number],
  );
  for (const { position } of rows) await voidApproval(db, campaign, position, by);
}
