import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { SendTime } from '../fields';
import { readShopZone } from '../shop-zone';
import { type AudienceCampaign, classifyMembers, membersOf } from './classify-members';
import { planSends } from './plan-sends';
import { readSendRules } from './send-rules';
import { buildWaterfall, type Waterfall } from './waterfall';

export interface PreviewedCampaign extends AudienceCampaign {
  sendTime: SendTime;
}

/** Who would receive a campaign if it were frozen at an instant, stage by stage; nothing is written. */
export async function previewAudience(db: Queryable, campaign: PreviewedCampaign, at: Date): Promise<Waterfall> {
  if (campaign.segment === null) return buildWaterfall(new Map(), 0, at);
  return countAudience(db, membersOf(campaign.segment), campaign, at);
}

/** The same of the customers of a statement of rows (customer). */
export async function countAudience(
  db: Queryable,
  members: Sql,
  campaign: PreviewedCampaign,
  at: Date,
): Promise<Waterfall> {
  const [rules, zone] = await Promise.all([readSendRules(db), readShopZone(db)]);
  const quietHours = campaign.sendTime.quietHours ?? rules.quietHours;
  const plan = planSends(sql`SELECT customer FROM judged_all WHERE reason IS NULL`, {
    ...campaign.sendTime,
    quietHours,
    zone,
    at,
  });
  const { rows } = await db.query<{ reason: string; count: number; moved: number }>(sql`
    WITH judged_all AS MATERIALIZED (${classifyMembers(members, campaign, rules, at)})
    SELECT coalesce(reason, '') AS reason, count(*)::int AS count,
      CASE WHEN reason IS NULL THEN (SELECT count(*) FILTER (WHERE moved)::int FROM (${plan}) AS planned) ELSE 0 END AS moved
    FROM judged_all GROUP BY judged_all.reason`);
  const counts = new Map(rows.map(({ reason, count }) => [reason, count]));
  return buildWaterfall(counts, rows.find(({ reason }) => reason === '')?.moved ?? 0, at);
}
