import type { JobHandler } from '../define-job';

/** Changes of people that every engine in memory has seen by now; one that has not reads everything anew. */
export const sweepChanges: JobHandler<unknown> = async (_payload, { pool }) => {
  await pool.query("DELETE FROM person_change WHERE at < now() - interval '1 hour'");
  await pool.query("DELETE FROM score_change WHERE at < now() - interval '1 hour'");
};
