import type { Queryable } from './db';

/**
 * Puts a job into the worker's queue, within the caller's transaction where there is one. Of several waiting ones with
 * the same key the last stays.
 */
export const enqueueJob = (
  db: Queryable,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  key?: string,
): Promise<unknown> =>
  db.query('SELECT graphile_worker.add_job($1, $2::json, job_key => $3)', [name, JSON.stringify(payload), key ?? null]);
