import type { Queryable } from '@/lib/platform/db';
import { SENDING_CAMPAIGNS } from './refusal';

const STOP = `WITH stopped AS (
    UPDATE campaign SET status = 'paused', status_reason = u.words, updated_at = $3
    FROM unnest($1::int[], $2::text[]) AS u(campaign, words) WHERE number = u.campaign AND status = ANY($4::text[])
    RETURNING number, status_reason
  )
  INSERT INTO campaign_act (campaign, actor, act, detail, at)
  SELECT number, 'system', 'paused', jsonb_build_object('reason', status_reason), $3 FROM stopped`;

/** Pauses campaigns that must not go on, and says why. */
export async function stopCampaigns(
  db: Queryable,
  campaigns: readonly { campaign: number; words: string }[],
  at: Date,
): Promise<void> {
  await db.query(STOP, [
    campaigns.map(({ campaign }) => campaign),
    campaigns.map(({ words }) => words),
    at,
    SENDING_CAMPAIGNS,
  ]);
}
