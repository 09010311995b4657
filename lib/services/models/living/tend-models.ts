import { isAppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { raiseAlert } from '../drift/raise-alert';
import { requestScoring } from '../promote-version';
import { scoreModel } from '../scoring/score-model';
import { trainModel } from '../train-model';
import { resumeTrainings } from '../training/resume-trainings';
import type { Workbench } from '../training/workbench';
import { scheduleSchema } from '../types';
import { nextTimes } from './next-times';

const TOGETHER = 500;
const UNPLANNED = `SELECT number, schedule FROM model WHERE status = 'ready' AND champion IS NOT NULL
  AND ((next_scoring_at IS NULL AND schedule->>'scoring' <> 'off') OR (next_training_at IS NULL AND schedule->>'retraining' <> 'off'))`;
const PLAN = 'UPDATE model SET next_scoring_at = $2, next_training_at = $3 WHERE number = $1';
const DUE_SCORING = `UPDATE model SET next_scoring_at = NULL WHERE status = 'ready' AND champion IS NOT NULL AND next_scoring_at <= $1 RETURNING number`;
const DUE_TRAINING = `UPDATE model SET next_training_at = NULL WHERE status = 'ready' AND champion IS NOT NULL AND next_training_at <= $1 RETURNING number, key, name, champion, kind = 'kmeans' AND (schedule->>'incremental')::boolean IS TRUE AS incremental`;
/** Those whose facts changed since the model looked, a portion at a time; all of one instant are in one. */
const TOUCHED = `SELECT f.customer, f.computed_at AS at FROM customer_fact f WHERE f.computed_at > $1 ORDER BY f.computed_at FETCH FIRST $2 ROWS WITH TIES`;
const FOLLOWING = `SELECT number, scored_to AS "scoredTo" FROM model WHERE status = 'ready' AND champion IS NOT NULL AND scored_to IS NOT NULL
  AND kind <> 'recommender' ORDER BY number`;
const SEEN_TO = 'UPDATE model SET scored_to = $2 WHERE number = $1 AND scored_to < $2';

/** What is to be done by the minute: trainings that were cut off, what the schedules say, customers with new events. */
export async function tendModels(bench: Workbench): Promise<void> {
  const { pool, clock } = bench;
  await resumeTrainings(pool, clock);
  await plan(pool, clock.now());
  const scoring = await pool.query<{ number: number }>(DUE_SCORING, [clock.now()]);
  for (const { number } of scoring.rows) await requestScoring(pool, number);
  const training = await pool.query<{
    number: number;
    key: string;
    name: string;
    champion: number;
    incremental: boolean;
  }>(DUE_TRAINING, [clock.now()]);
  for (const due of training.rows) await retrain(bench, due);
  await plan(pool, clock.now());
  await followCustomers(bench);
}

async function plan(pool: Pool, at: Date): Promise<void> {
  const { rows } = await pool.query<{ number: number; schedule: unknown }>(UNPLANNED);
  for (const { number, schedule } of rows) {
    const next = await nextTimes(pool, scheduleSchema.parse(schedule), at);
    await pool.query(PLAN, [number, next.scoring, next.training]);
  }
}

async function retrain(
  { pool, clock }: Workbench,
  {
    number,
    key,
    name,
    champion,
    incremental,
  }: { number: number; key: string; name: string; champion: number; incremental: boolean },
): Promise<void> {
  try {
    await trainModel(pool, key, { trigger: incremental ? 'update' : 'schedule', actor: 'system', at: clock.now() });
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'conflict') return;
    await raiseAlert(pool, {
      model: number,
      version: champion,
      kind: 'failed',
      feature: null,
      severity: 'warning',
      message: `Retraining ${name} was refused: ${error.message}`,
      detail: {},
      at: clock.now(),
    });
  }
}

/** Customers with new events are answered for by the stored champion; time alone is followed by the schedule's scoring. */
export async function followCustomers(bench: Workbench): Promise<void> {
  const { pool } = bench;
  const { rows } = await pool.query<{ number: number; scoredTo: Date }>(FOLLOWING);
  for (const { number, scoredTo } of rows) {
    const touched = await pool.query<{ customer: number; at: Date }>(TOUCHED, [scoredTo, TOGETHER]);
    const last = touched.rows.at(-1);
    if (!last) continue;
    try {
      await scoreModel(
        bench,
        number,
        touched.rows.map(({ customer }) => customer),
      );
      await pool.query(SEEN_TO, [number, last.at]);
    } catch (error) {
      log.warn({ err: error, model: number }, 'customers with new events could not be scored');
    }
  }
}
