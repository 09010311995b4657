import type { Queryable } from '@/lib/platform/db';
import { buildWaterfall, type Waterfall } from './waterfall';

const COUNT = `SELECT reason, count(*)::int AS count FROM send_exclusion WHERE run = $1 GROUP BY reason
  UNION ALL SELECT '', count(*)::int FROM message WHERE run = $1`;

/** Counts what a run's rows say and keeps it with the run; `moved` more were moved by the quiet hours. */
export async function writeWaterfall(db: Queryable, run: number, moved: number, at: Date): Promise<Waterfall> {
  const { rows } = await db.query<{ reason: string; count: number }>(COUNT, [run]);
  const before = await db.query<{ moved: number | null }>(
    `SELECT (SELECT (s->>'moved')::int FROM jsonb_array_elements(waterfall->'stages') AS s WHERE s->>'stage' = 'quiet') AS moved
     FROM send_run WHERE number = $1`,
    [run],
  );
  const waterfall = buildWaterfall(
    new Map(rows.map(({ reason, count }) => [reason, count])),
    (before.rows[0]?.moved ?? 0) + moved,
    at,
  );
  await db.query('UPDATE send_run SET waterfall = $2 WHERE number = $1', [run, JSON.stringify(waterfall)]);
  return waterfall;
}
