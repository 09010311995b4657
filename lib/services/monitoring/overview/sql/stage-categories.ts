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

/** What each group bought of each category in each of `spans` (disjoint, ascending), by the group when it began. */
export async function readStageCategories(
  db: Queryable,
  ids: EventIds,
  spans: readonly Span[],
): Promise<StageCategory[]> {
  if (spans.length === 0) return [];
  const starts = spans.map((span) => span.start);
  const ends = spans.map((span) => span.end);
  const { rows } = await db.query<StageCategory>(sql`
    WITH ${ordersCte(ids.ordered, starts)},
    bought AS (
      SELECT e.customer, i.n, l.line->>'category' AS category,
        sum(CASE WHEN jsonb_typeof(l.line->'price') = 'number' THEN (l.line->>'price')::numeric ELSE 0 END
          * CASE WHEN jsonb_typeof(l.line->'quantity') = 'number' THEN (l.line->>'quantity')::numeric ELSE 1 END) AS gross
      FROM unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) WITH ORDINALITY AS i(start, stop, n)
      JOIN event e ON e.name = ANY(${ids.ordered}::int[]) AND e.occurred_at >= i.start AND e.occurred_at < i.stop
      CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties->'products') = 'array' THEN e.properties->'products' ELSE '[]' END) AS l(line)
      WHERE jsonb_typeof(l.line->'category') = 'string'
      GROUP BY 1, 2, 3
    )
    SELECT b.n::int - 1 AS span, CASE WHEN o.customer IS NULL THEN 'none' ELSE ${stageOf} END AS stage, b.category, sum(b.gross)::text AS gross
    FROM bought b JOIN instants i ON i.n = b.n LEFT JOIN orders o ON o.customer = b.customer AND o.since < b.n AND o.until >= b.n
    GROUP BY 1, 2, 3`);
  return rows;
}
