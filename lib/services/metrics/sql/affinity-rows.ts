import sql, { type Sql } from 'sql-template-tag';
import { ORDER_COMPLETED } from '@/lib/catalog';
import { AFFINITY_HALF_LIFE_DAYS, AFFINITY_POINTS, AFFINITY_WINDOW_DAYS } from '../affinity-points';
import { type CustomerScope, inScope } from '../customer-scope';
import type { EventNames } from '../event-names';
import { decayed, secondsBefore } from './fixed-point';

const DAY_MS = 86_400_000;

/** Categories in lower case, as events are kept by, and as the shop writes them. */
export interface CategoryLabels {
  keys: readonly string[];
  labels: readonly string[];
}

/**
 * Rows (customer, favourite, affinities): shares of a customer's interest by category, four decimals, those below a
 * hundredth left out; the favourite is the largest, of equal ones the first by name. Views and additions to the cart are
 * told by their promoted column; only the lines of orders are read out of their documents.
 */
export function affinityRows(scope: CustomerScope, names: EventNames, categories: CategoryLabels, at: Date): Sql {
  const oldest = new Date(at.getTime() - AFFINITY_WINDOW_DAYS * DAY_MS);
  const { viewed, added, ordered } = AFFINITY_POINTS;
  const views = names.track('Product Viewed');
  const additions = names.track('Product Added');
  const recent = (ids: readonly number[]): Sql =>
    sql`${inScope(sql`e.customer`, scope)} AND e.name = ANY(${ids}::int[]) AND e.occurred_at <= ${at} AND e.occurred_at > ${oldest}`;
  const weigh = (points: Sql): Sql => decayed(points, secondsBefore(at, sql`e.occurred_at`), AFFINITY_HALF_LIFE_DAYS);
  return sql`
  SELECT h.customer, (array_agg(h.category ORDER BY h.points DESC, h.category COLLATE "C"))[1] AS favourite,
    jsonb_object_agg(h.category, h.share) FILTER (WHERE h.share >= 0.01) AS affinities
  FROM (
    SELECT i.customer, coalesce(l.label, i.category) AS category, i.points,
      round(10000 * i.points / nullif(sum(i.points) OVER (PARTITION BY i.customer), 0)) / 10000 AS share
    FROM (
      SELECT p.customer, p.category, sum(p.points) AS points
      FROM (
        SELECT e.customer, e.category,
          ${weigh(sql`CASE WHEN e.name = ANY(${additions}::int[]) THEN ${added}::float8 ELSE ${viewed}::float8 END`)} AS points
        FROM event e WHERE ${recent([...views, ...additions])} AND e.category <> ''
        UNION ALL
        SELECT e.customer, lower((line->>'category') COLLATE "und-x-icu"), ${weigh(sql`${ordered}::float8`)}
        FROM event e CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties->'products') = 'array' THEN e.properties->'products' ELSE '[]' END) AS line
        WHERE ${recent(names.track(ORDER_COMPLETED))}
      ) p WHERE p.category <> '' GROUP BY p.customer, p.category
    ) i LEFT JOIN unnest(${categories.keys}::text[], ${categories.labels}::text[]) AS l(key, label) ON l.key = i.category
  ) h GROUP BY h.customer`;
}
