import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../period';
import type { Group } from '../stages';
import type { EventIds } from './event-ids';
import { ordersCte, stageOf } from './stage-fragments';

export interface StageCategory {
  /** Index of the span. */
  span: number;
  stage: Group;
  category: string;
  /** Price times quantity of the lines of orders, before refunds; decimal text. */
  gross: string;
}

/**
 * What each group bought of each category in each of `spans` (disjoint, ascending), by the group when it began.
 * Summed as floating point: exact to far below a penny, and a third of the time.
 */
export async function readStageCategories(
  db: Queryable,
  ids: EventIds,
  spans: readonly Span[],
): Promise<StageCategory[]> {
  if (spans.length === 0) return [];
  const starts = spans.map((span) => span.start);
  const ends = spans.map((span) => span.end);
  const { rows } = await db.query<StageCategory>(sql`
    WITH ${ordersCte(ids.ordered, starts, ids.lifecycle)},
    placed AS (
      SELECT i.n, CASE WHEN o.customer IS NULL THEN 'none' ELSE ${stageOf} END AS stage,
        CASE WHEN jsonb_typeof(e.properties->'products') = 'array' THEN e.properties->'products' ELSE '[]' END AS products
      FROM unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) WITH ORDINALITY AS s(start, stop, n)
      JOIN event e ON e.name = ANY(${ids.ordered}::int[]) AND e.occurred_at >= s.start AND e.occurred_at < s.stop
      JOIN instants i ON i.n = s.n
      LEFT JOIN orders o ON o.customer = e.customer AND o.since < s.n AND o.until >= s.n
    )
    SELECT p.n::int - 1 AS span, p.stage, l.line->>'category' AS category,
      sum(CASE WHEN jsonb_typeof(l.line->'price') = 'number' THEN (l.line->'price')::float8 ELSE 0 END
        * CASE WHEN jsonb_typeof(l.line->'quantity') = 'number' THEN (l.line->'quantity')::float8 ELSE 1 END)::numeric(20, 4)::text AS gross
    FROM placed p CROSS JOIN LATERAL jsonb_array_elements(p.products) AS l(line)
    WHERE jsonb_typeof(l.line->'category') = 'string'
    GROUP BY 1, 2, 3`);
  return rows;
}
