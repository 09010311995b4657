import type { Queryable } from '@/lib/platform/db';
import { findSegment } from './find-segment';

export interface HistoryDay {
  /** UTC day, 2026-01-31. */
  day: string;
  /** Members at the end of the day (now, for today). */
  size: number;
  entered: number;
  left: number;
}

const HISTORY = `
  WITH moves AS (
    SELECT entered_at AS at, 1 AS step FROM membership WHERE segment = $1
    UNION ALL SELECT left_at, -1 FROM membership WHERE segment = $1 AND left_at IS NOT NULL
  ), days AS (
    SELECT day FROM generate_series(date_trunc('day', $2::timestamptz AT TIME ZONE 'UTC') - make_interval(days => $3::int - 1), $2::timestamptz AT TIME ZONE 'UTC', '1 day') AS day
  ), by_day AS (
    SELECT greatest(date_trunc('day', at AT TIME ZONE 'UTC'), (SELECT min(day) FROM days) - interval '1 day') AS day,
      count(*) FILTER (WHERE step = 1) AS entered, count(*) FILTER (WHERE step = -1) AS left FROM moves GROUP BY 1
  ), before AS (
    SELECT coalesce(sum(entered - "left"), 0) AS size FROM by_day WHERE day < (SELECT min(day) FROM days)
  )
  SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(b.entered, 0)::int AS entered, coalesce(b."left", 0)::int AS left,
    ((SELECT size FROM before) + sum(coalesce(b.entered, 0) - coalesce(b."left", 0)) OVER (ORDER BY d.day))::int AS size
  FROM days d LEFT JOIN by_day b ON b.day = d.day ORDER BY d.day`;

/** The size of a segment by day, the last `days` of them, with how many entered and left. Errors: notFound. */
export async function readHistory(db: Queryable, reference: string, days: number, now: Date): Promise<HistoryDay[]> {
  const segment = await findSegment(db, reference);
  const { rows } = await db.query<HistoryDay>(HISTORY, [segment.number, now, days]);
  return rows;
}
