import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../../overview/period';
import type { EventIds } from '../../overview/sql/event-ids';

export interface CampaignCounts {
  /** `campaignId` of its events, or of ours. */
  id: string;
  name: string;
  /** First delivery. */
  at: Date;
  sent: number;
  delivered: number;
  bounced: number;
  /** Messages that were opened at all, and by a person as far as can be told. */
  opensRaw: number;
  opens: number;
  clicks: number;
  unsubscribed: number;
  complained: number;
  conversions: number;
  /** Decimal text in the shop's currency. */
  revenue: string;
  /** Decimal text; null where nobody has said. */
  cost: string | null;
}

const DAY_MS = 86_400_000;
/** What a click of an imported email is credited with, and how long: the last click before an order, for 14 days. */
export const CLICK_DAYS = 14;

/**
 * Campaigns of other senders, known by their events alone, that delivered in a span: who opened and clicked is counted
 * once a campaign, orders go to the last click within 14 days before. Machines cannot be told from people here.
 */
export async function readImportedCampaigns(db: Queryable, ids: EventIds, span: Span): Promise<CampaignCounts[]> {
  const until = new Date(span.end.getTime() + CLICK_DAYS * DAY_MS);
  const names = [...ids.opened, ...ids.clicked, ...ids.unsubscribed, ...ids.complained];
  const { rows } = await db.query<CampaignCounts>(sql`
    WITH delivery AS MATERIALIZED (
      SELECT e.properties->>'campaignId' AS id, min(e.properties->>'campaign') AS name, min(e.occurred_at) AS at, count(DISTINCT e.customer)::int AS delivered
      FROM event e WHERE e.name = ANY(${ids.delivered}::int[]) AND e.occurred_at >= ${span.start} AND e.occurred_at < ${span.end}
        AND e.properties->>'campaignId' IS NOT NULL AND e.properties->>'campaignId' NOT LIKE 'cmp\\_%' GROUP BY 1
    ), reaction AS MATERIALIZED (
      SELECT e.properties->>'campaignId' AS id, e.name, e.customer, e.occurred_at AS at FROM event e
      WHERE e.name = ANY(${names}::int[]) AND e.occurred_at >= ${span.start} AND e.occurred_at < ${until}
        AND e.properties->>'campaignId' IN (SELECT id FROM delivery)
    ), last_click AS (
      SELECT DISTINCT ON (o.message_key) r.id, o.total FROM event o
      JOIN reaction r ON r.customer = o.customer AND r.name = ANY(${ids.clicked}::int[]) AND r.at <= o.occurred_at
        AND r.at > o.occurred_at - make_interval(days => ${CLICK_DAYS}::int)
      WHERE o.name = ANY(${ids.ordered}::int[]) AND o.occurred_at >= ${span.start} AND o.occurred_at < ${until}
        AND NOT EXISTS (SELECT FROM conversion k WHERE k.order_key = o.message_key)
      ORDER BY o.message_key, r.at DESC
    ), credited AS (SELECT id, count(*)::int AS conversions, sum(total)::text AS revenue FROM last_click GROUP BY 1)
    SELECT d.id, coalesce(d.name, d.id) AS name, d.at, d.delivered AS sent, d.delivered, 0 AS bounced,
      coalesce(r.opens, 0) AS "opensRaw", coalesce(r.opens, 0) AS opens, coalesce(r.clicks, 0) AS clicks,
      coalesce(r.unsubscribed, 0) AS unsubscribed, coalesce(r.complained, 0) AS complained,
      coalesce(k.conversions, 0) AS conversions, coalesce(k.revenue, '0') AS revenue, NULL AS cost
    FROM delivery d LEFT JOIN (
      SELECT id, (count(DISTINCT customer) FILTER (WHERE name = ANY(${ids.opened}::int[])))::int AS opens,
        (count(DISTINCT customer) FILTER (WHERE name = ANY(${ids.clicked}::int[])))::int AS clicks,
        (count(DISTINCT customer) FILTER (WHERE name = ANY(${ids.unsubscribed}::int[])))::int AS unsubscribed,
        (count(DISTINCT customer) FILTER (WHERE name = ANY(${ids.complained}::int[])))::int AS complained
      FROM reaction GROUP BY id
    ) r ON r.id = d.id LEFT JOIN credited k ON k.id = d.id ORDER BY d.at DESC`);
  return rows;
}
