import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../period';
import type { EventIds } from './event-ids';

export interface UnsubscribeCampaign {
  campaign: string;
  unsubscribed: number;
}

/** From which campaigns people unsubscribed in a span, most first. */
export async function readUnsubscribeCampaigns(
  db: Queryable,
  ids: EventIds,
  span: Span,
): Promise<UnsubscribeCampaign[]> {
  const { rows } = await db.query<UnsubscribeCampaign>(sql`
    SELECT e.properties->>'campaign' AS campaign, count(*)::int AS unsubscribed FROM event e
    WHERE e.name = ANY(${ids.unsubscribed}::int[]) AND e.occurred_at >= ${span.start} AND e.occurred_at < ${span.end}
      AND e.properties->>'campaign' IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3`);
  return rows;
}
