import type { Queryable } from '@/lib/platform/db';
import { int4Array, timestamptzArray } from '@/lib/platform/pg-binary';

/** Who was looked at, and since when what was found holds. */
export interface Looked {
  customers: readonly number[];
  /** Milliseconds since 1970, one a customer. */
  since: readonly number[];
}

/** Pairs of segment and customer that belong together. */
export interface Members {
  segments: readonly number[];
  customers: readonly number[];
}

/**
 * Makes the stored membership of the given segments ($5) what was found ($3, $4) for the customers looked at ($1, since
 * $2): ends what is no more, begins what is new, records both as transitions and keeps the sizes (of
 * what has been built; a build counts anew). Someone who comes back
 * in the very millisecond of an earlier entry continues that row.
 */
const WRITE = `
  WITH looked AS (
    SELECT * FROM unnest($1::int[], $2::timestamptz[]) AS l(customer, since)
  ), wanted AS (
    SELECT w.segment, w.customer, l.since FROM unnest($3::int[], $4::int[]) AS w(segment, customer) JOIN looked l USING (customer)
  ), present AS (
    SELECT m.segment, m.customer, m.entered_at, l.since FROM membership m JOIN looked l USING (customer)
    WHERE m.left_at IS NULL AND m.segment = ANY($5::int[])
  ), ended AS (
    UPDATE membership m SET left_at = greatest(p.since, p.entered_at) FROM present p
    WHERE m.segment = p.segment AND m.customer = p.customer AND m.entered_at = p.entered_at
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.segment = p.segment AND w.customer = p.customer)
    RETURNING m.segment, m.customer, false AS entered, m.left_at AS at
  ), begun AS (
    INSERT INTO membership (segment, customer, entered_at) SELECT w.segment, w.customer, w.since FROM wanted w
    WHERE NOT EXISTS (SELECT FROM present p WHERE p.segment = w.segment AND p.customer = w.customer)
    ON CONFLICT (segment, customer, entered_at) DO UPDATE SET left_at = NULL
    RETURNING segment, customer, true AS entered, entered_at AS at
  ), moved AS (
    SELECT * FROM ended UNION ALL SELECT * FROM begun
  ), announced AS (
    INSERT INTO segment_transition (segment, customer, entered, at) SELECT segment, customer, entered, at FROM moved ORDER BY at, segment, customer
  ), resized AS (
    UPDATE segment s SET size = coalesce(s.size, 0) + d.delta, size_at = $6
    FROM (SELECT segment, sum(CASE WHEN entered THEN 1 ELSE -1 END)::int AS delta FROM moved GROUP BY segment) AS d
    WHERE s.number = d.segment AND s.built_version IS NOT NULL
  )
  SELECT count(*) FILTER (WHERE entered)::int AS entered, count(*) FILTER (WHERE NOT entered)::int AS left FROM moved`;

/** Returns how many memberships began and ended. */
export async function writeMemberships(
  db: Queryable,
  looked: Looked,
  members: Members,
  segments: readonly number[],
  at: Date,
): Promise<{ entered: number; left: number }> {
  const { rows } = await db.query<{ entered: number; left: number }>({
    name: 'write-memberships',
    text: WRITE,
    values: [
      int4Array(looked.customers),
      timestamptzArray(looked.since),
      int4Array(members.segments),
      int4Array(members.customers),
      int4Array(segments),
      at,
    ],
  });
  return rows[0] ?? { entered: 0, left: 0 };
}
