import type { Clock } from '@/lib/core';
import { inThread } from '@/lib/modelling/parallel';
import type { Pool } from '@/lib/platform/db';
import { runTraining } from '@/lib/services/models/training/run-training';
import type { Compute } from '@/lib/services/models/training/trainer';
import type { Workbench } from '@/lib/services/models/training/workbench';

/** Computes in the test's own thread: no files of threads are needed, and a failure shows its own stack. */
export const computeHere: Compute = async (task, payload, { signal, onProgress } = {}) =>
  task.run(payload, {
    signal: signal ?? new AbortController().signal,
    onProgress: onProgress ?? (() => undefined),
    parallel: inThread,
  });

export const benchOf = (pool: Pool, clock: Clock): Workbench => ({ pool, clock, compute: computeHere });

/** The queue's table stands in the queue's own schema, which only a worker makes: tests record what is asked for. */
export const PREPARE_QUEUE = `CREATE SCHEMA IF NOT EXISTS graphile_worker;
  CREATE TABLE IF NOT EXISTS graphile_worker.jobs (name text, payload json, key text);
  CREATE OR REPLACE FUNCTION graphile_worker.add_job(identifier text, payload json, job_key text) RETURNS void LANGUAGE sql AS
  $$ DELETE FROM graphile_worker.jobs WHERE key = job_key; INSERT INTO graphile_worker.jobs VALUES (identifier, payload, job_key) $$`;

/** Does the trainings that wait, one after the other; answers how many. */
export async function trainAll(bench: Workbench): Promise<number> {
  const { rows } = await bench.pool.query<{ model: number; number: number }>(
    `SELECT model, number FROM model_version WHERE status = 'queued' ORDER BY model, number`,
  );
  for (const { model, number } of rows) await runTraining(bench, model, number);
  return rows.length;
}
