import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../period';

export interface SegmentSizes {
  id: string;
  key: string;
  name: string;
  /** When the membership was first written; null where it has not been built yet. */
  measuredSince: Date | null;
  /** Whether the stored membership follows the rule as it is. */
  built: boolean;
  /** Members now. */
  size: number;
  reachable: number;
  entered: number;
  left: number;
  /** Members just before each instant; meaningful from `measuredSince` on. */
  sizes: number[];
}

/** Active segments: size now and just before each of `instants` (ascending), reachable members, who came and went in `span`. */
export async function readSegmentSizes(db: Queryable, instants: readonly Date[], span: Span): Promise<SegmentSizes[]> {
  const { rows } = await db.query<SegmentSizes>(sql`
    WITH counted AS (
      SELECT m.segment, min(m.entered_at) AS since, count(*) FILTER (WHERE m.left_at IS NULL) AS size,
        count(*) FILTER (WHERE m.entered_at >= ${span.start} AND m.entered_at < ${span.end}) AS entered,
        count(*) FILTER (WHERE m.left_at >= ${span.start} AND m.left_at < ${span.end}) AS gone
      FROM membership m GROUP BY m.segment
    ),
    reached AS (
      SELECT m.segment, count(*) AS reachable FROM membership m JOIN customer c ON c.number = m.customer
      WHERE m.left_at IS NULL AND coalesce(c.email, '') <> '' AND c.merged_into IS NULL AND c.erased_at IS NULL
        AND NOT EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed')
        AND NOT EXISTS (SELECT FROM suppression s WHERE s.customer = c.number AND s.channel = 'email')
      GROUP BY m.segment
    ),
    steps AS (
      SELECT segment, width_bucket(entered_at, ${instants}::timestamptz[]) AS n, 1 AS step FROM membership
      UNION ALL
      SELECT segment, width_bucket(left_at, ${instants}::timestamptz[]), -1 FROM membership WHERE left_at IS NOT NULL
    ),
    history AS (
      SELECT i.segment, array_agg(i.size ORDER BY i.n) AS sizes FROM (
        SELECT g.segment, g.n, sum(coalesce(t.step, 0)) OVER (PARTITION BY g.segment ORDER BY g.n)::int AS size
        FROM (SELECT c.segment, n FROM counted c CROSS JOIN generate_series(0, ${instants.length - 1}::int) AS n) g
        LEFT JOIN (SELECT segment, n, sum(step) AS step FROM steps GROUP BY 1, 2) t ON t.segment = g.segment AND t.n = g.n
      ) i GROUP BY i.segment
    )
    SELECT s.id, s.key, s.name, s.built_version IS NOT NULL AS built, coalesce(c.since, CASE WHEN s.built_version IS NOT NULL THEN s.created_at END) AS "measuredSince", coalesce(c.size, 0)::int AS size, coalesce(r.reachable, 0)::int AS reachable,
      coalesce(c.entered, 0)::int AS entered, coalesce(c.gone, 0)::int AS "left",
      coalesce(h.sizes, array_fill(0, ARRAY[${instants.length}::int])) AS sizes
    FROM segment s LEFT JOIN counted c ON c.segment = s.number LEFT JOIN reached r ON r.segment = s.number LEFT JOIN history h ON h.segment = s.number
    WHERE s.status = 'active' ORDER BY coalesce(c.size, 0) DESC, s.name`);
  return rows;
}
