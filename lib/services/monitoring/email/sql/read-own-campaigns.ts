import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../../overview/period';
import type { CampaignCounts } from './read-imported-campaigns';

/** With whom a campaign of ours is for, and why; null where that is gone or was never said. */
export interface OwnCampaignCounts extends CampaignCounts {
  segment: Named | null;
  strategy: Named | null;
}

export interface Named {
  id: string;
  name: string;
}

/** Campaigns of ours that handed messages over in a span, by what came back of those messages since; a click is an open too. */
export async function readOwnCampaigns(db: Queryable, span: Span): Promise<OwnCampaignCounts[]> {
  const { rows } = await db.query<OwnCampaignCounts>(sql`
    WITH sent AS MATERIALIZED (
      SELECT m.number, m.campaign, m.status, m.sent_at FROM message m
      WHERE m.sent_at >= ${span.start} AND m.sent_at < ${span.end} AND m.status IN ('sent', 'delivered', 'bounced', 'uncertain')
    ), signal AS (
      SELECT s.message, bool_or(g.kind IN ('open', 'click')) AS opened_raw, bool_or(g.kind = 'open' AND g.machine IS NULL) AS opened,
        bool_or(g.kind = 'click' AND g.machine IS NULL) AS clicked, bool_or(g.kind = 'unsubscribe') AS unsubscribed,
        bool_or(g.kind = 'complaint') AS complained, bool_or(g.kind = 'bounce') AS bounced
      FROM (SELECT number AS message FROM sent) s JOIN message_signal g ON g.message = s.message GROUP BY 1
    ), earned AS (
      SELECT k.message, count(*)::int AS conversions, sum(k.revenue) AS revenue FROM conversion k WHERE k.message IN (SELECT number FROM sent) GROUP BY 1
    )
    SELECT c.id, c.name, CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'name', g.name) END AS segment,
      CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS strategy, min(s.sent_at) AS at, count(*)::int AS sent,
      (count(*) FILTER (WHERE s.status <> 'bounced' AND NOT coalesce(b.bounced, false)))::int AS delivered,
      (count(*) FILTER (WHERE s.status = 'bounced' OR b.bounced))::int AS bounced,
      (count(*) FILTER (WHERE b.opened_raw))::int AS "opensRaw", (count(*) FILTER (WHERE b.opened OR b.clicked))::int AS opens,
      (count(*) FILTER (WHERE b.clicked))::int AS clicks, (count(*) FILTER (WHERE b.unsubscribed))::int AS unsubscribed,
      (count(*) FILTER (WHERE b.complained))::int AS complained, coalesce(sum(e.conversions), 0)::int AS conversions,
      coalesce(sum(e.revenue), 0)::text AS revenue,
      (count(*) * coalesce((c.cost->>'perEmail')::numeric, 0) + coalesce((c.cost->>'fixed')::numeric, 0))::text AS cost
    FROM sent s JOIN campaign c ON c.number = s.campaign LEFT JOIN signal b ON b.message = s.number LEFT JOIN earned e ON e.message = s.number
    LEFT JOIN segment g ON g.number = c.segment LEFT JOIN strategy t ON t.number = c.strategy
    GROUP BY c.number, g.number, t.number ORDER BY min(s.sent_at) DESC`);
  return rows;
}
