import { readLifecycle } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { type Lane, laneOf, runTasks, type Task } from './lanes';
import { moveStages } from './move-stages';
import { readRanges } from './read-ranges';

const KEY = 'metrics.lifecycle';
const APPLIED = `SELECT (value ->> 'version')::int AS version FROM setting WHERE key = $1`;
const DELETE_GONE = `DELETE FROM customer_lifecycle l WHERE NOT EXISTS (
  SELECT FROM customer c JOIN customer_fact f ON f.customer = c.number WHERE c.number = l.customer AND c.merged_into IS NULL AND c.erased_at IS NULL AND f.orders > 0)`;

type OnProgress = (done: number, total: number) => Promise<void>;

/**
 * Brings the lifecycle stages of everyone to `at`; where the thresholds have been written anew since the last time, that
 * is what moves them. Facts must be up to date.
 */
export const moveEveryStage = (pool: Pool, at: Date, onProgress?: OnProgress): Promise<void> =>
  moveStagesOf([laneOf(pool), laneOf(pool)], at, onProgress);

export async function moveStagesOf(lanes: readonly Lane[], at: Date, onProgress?: OnProgress): Promise<void> {
  const [first] = lanes;
  if (!first) throw new RangeError('no lane');
  const { ranges, version, rethink } = await first(async (db) => {
    const { version } = await readLifecycle(db);
    const { rows } = await db.query<{ version: number }>(APPLIED, [KEY]);
    return { ranges: await readRanges(db), version, rethink: (rows[0]?.version ?? 0) !== version };
  });
  let done = 0;
  await runTasks(
    lanes,
    ranges.map(
      (scope): Task =>
        (db) =>
          moveStages(db, scope, at, rethink),
    ),
    async () => {
      done += 1;
      await onProgress?.(done, ranges.length);
    },
  );
  await first(async (db) => {
    await db.query(DELETE_GONE);
    await db.query(
      'INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
      [KEY, JSON.stringify({ version }), at],
    );
  });
}
