import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { enqueueJob } from '@/lib/platform/enqueue-job';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { readMeasured } from './measured';
import { readFormula } from './read-formula';

import { addRun } from './run-records';

const AT_WORK = `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS busy`;
const END_CUT_OFF = `UPDATE metric_run SET status = CASE status WHEN 'cancelling' THEN 'cancelled' ELSE 'failed' END, ended_at = $1, error = 'The process that ran it ended.'
  WHERE status IN ('running', 'cancelling')`;
const APPLIED = `SELECT (value ->> 'version')::int AS version FROM setting WHERE key = 'metrics.lifecycle'`;

/**
 * When a worker begins: ends the records of runs that were cut off with their process, and has done what they left: the
 * first measuring of the shop, a formula or thresholds that are written down but not in force.
 */
export async function resumeRuns(db: Queryable, at: Date): Promise<void> {
  const { rows } = await db.query<{ busy: boolean }>(AT_WORK, [ADVISORY_LOCKS.metrics]);
  if (rows[0]?.busy) return;
  await db.query(END_CUT_OFF, [at]);
  const [measured, formula, lifecycle] = [await readMeasured(db), await readFormula(db), await readLifecycle(db)];
  const { rows: applied } = await db.query<{ version: number }>(APPLIED);
  const staged = applied[0]?.version;
  if (measured?.version === formula.version && staged === lifecycle.version) return;
  const run = await addRun(db, { kind: 'engagement', version: formula.version, actor: 'system' }, at);
  await enqueueJob(db, 'recompute-metrics', { run }, 'resume');
}
