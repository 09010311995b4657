import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../period';
import type { EventIds } from './event-ids';

export interface SegmentRevenue {
  id: string;
  /** Order totals less refunds in the span, of those who are members now; decimal text. */
  revenue: string;
  buyers: number;
}

/** What the present members of each active segment brought in a span. A customer in two segments counts in both. */
export async function readSegmentRevenue(db: Queryable, ids: EventIds, span: Span): Promise<SegmentRevenue[]> {
  const { rows } = await db.query<SegmentRevenue>(sql`
    WITH spent AS MATERIALIZED (
      SELECT e.customer, sum(CASE WHEN e.name = ANY(${ids.ordered}::int[]) THEN coalesce(e.total, 0) ELSE -coalesce(e.total, 0) END) AS net,
        bool_or(e.name = ANY(${ids.ordered}::int[])) AS bought
      FROM event e WHERE e.name = ANY(${[...ids.ordered, ...ids.refunded]}::int[]) AND e.occurred_at >= ${span.start} AND e.occurred_at < ${span.end}
      GROUP BY e.customer
    )
    SELECT s.id, sum(p.net)::text AS revenue, (count(*) FILTER (WHERE p.bought))::int AS buyers
    FROM spent p JOIN membership m ON m.customer = p.customer AND m.left_at IS NULL JOIN segment s ON s.number = m.segment AND s.status = 'active'
    GROUP BY s.id`);
  return rows;
}
