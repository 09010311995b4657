import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../period';
import type { EventIds } from './event-ids';

export interface EmailCount {
  delivered: number;
  unsubscribed: number;
  complained: number;
}

/** Email deliveries, unsubscribes and complaints in each of `spans` (disjoint, ascending). */
export async function readEmailCounts(db: Queryable, ids: EventIds, spans: readonly Span[]): Promise<EmailCount[]> {
  const names = [...ids.delivered, ...ids.unsubscribed, ...ids.complained];
  const { rows } = await db.query<EmailCount>(sql`
    SELECT (count(*) FILTER (WHERE e.name = ANY(${ids.delivered}::int[])))::int AS delivered,
      (count(*) FILTER (WHERE e.name = ANY(${ids.unsubscribed}::int[])))::int AS unsubscribed,
      (count(*) FILTER (WHERE e.name = ANY(${ids.complained}::int[])))::int AS complained
    FROM unnest(${spans.map((span) => span.start)}::timestamptz[], ${spans.map((span) => span.end)}::timestamptz[]) WITH ORDINALITY AS i(start, stop, n)
    LEFT JOIN event e ON e.name = ANY(${names}::int[]) AND e.occurred_at >= i.start AND e.occurred_at < i.stop
    GROUP BY i.n ORDER BY i.n`);
  return rows;
}
