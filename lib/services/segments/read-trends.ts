import type { Queryable } from '@/lib/platform/db';

const TRENDS = `
  WITH asked AS (SELECT number, id FROM segment WHERE id = ANY($1::text[])),
  days AS (
    SELECT n, least($3::timestamptz, date_trunc('day', $3::timestamptz, 'UTC') - make_interval(days => $2::int - 2 - n)) AS at
    FROM generate_series(0, $2::int - 1) AS n
  ),
  moves AS (
    SELECT m.segment, t.at, t.step FROM membership m JOIN asked ON asked.number = m.segment
    CROSS JOIN LATERAL (VALUES (m.entered_at, 1), (m.left_at, -1)) AS t(at, step)
    WHERE t.at IS NOT NULL
  ),
  by_day AS (
    SELECT segment, coalesce((SELECT min(n) FROM days WHERE days.at >= moves.at), $2::int - 1) AS n, sum(step) AS step
    FROM moves GROUP BY 1, 2
  )
  SELECT asked.id, array_agg(size ORDER BY n) AS sizes FROM (
    SELECT asked.number, days.n, sum(coalesce(by_day.step, 0)) OVER (PARTITION BY asked.number ORDER BY days.n)::int AS size
    FROM asked CROSS JOIN days LEFT JOIN by_day ON by_day.segment = asked.number AND by_day.n = days.n
  ) s JOIN asked ON asked.number = s.number GROUP BY asked.id`;

/** The sizes of segments (by id) at the ends of the last `days` days, the last being now. */
export async function readTrends(
  db: Queryable,
  ids: readonly string[],
  days: number,
  now: Date,
): Promise<Record<string, number[]>> {
  const { rows } = await db.query<{ id: string; sizes: number[] }>(TRENDS, [ids, days, now]);
  return Object.fromEntries(rows.map(({ id, sizes }) => [id, sizes]));
}
