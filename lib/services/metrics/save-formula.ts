import type { LifecycleThresholds } from '@/lib/catalog';
import { AppError } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { enqueueJob } from '@/lib/platform/enqueue-job';
import type { EngagementFormula } from './engagement-formula';
import { addRun, type RunKind } from './run-records';

export interface Saving<T> {
  body: T;
  /** The version that was edited; a newer one meanwhile is a conflict. */
  base: number;
  actor: string;
}

export interface Saved {
  version: number;
  /** The run that puts it into force. */
  run: string;
}

const ADD = `INSERT INTO formula_version (kind, version, body, actor, created_at)
  SELECT $1, $2 + 1, $3, $4, $5 WHERE $2 = (SELECT coalesce(max(version), 0) FROM formula_version WHERE kind = $1)
  ON CONFLICT DO NOTHING`;
const JOBS: Readonly<Record<Exclude<RunKind, 'night'>, string>> = {
  engagement: 'recompute-metrics',
  lifecycle: 'move-stages',
};

async function save(
  db: Queryable,
  kind: Exclude<RunKind, 'night'>,
  { body, base, actor }: Saving<unknown>,
  at: Date,
): Promise<Saved> {
  const { rowCount } = await db.query(ADD, [kind, base, JSON.stringify(body), actor, at]);
  if (rowCount !== 1)
    throw new AppError('conflict', 'Somebody else has saved a newer version meanwhile; load the page again to see it.');
  const run = await addRun(db, { kind, version: base + 1, actor }, at);
  await enqueueJob(db, JOBS[kind], { run });
  return { version: base + 1, run };
}

/** Writes a new version of the engagement formula; a run over everyone puts it into force. Errors: conflict. */
export const saveEngagementFormula = (pool: Pool, saving: Saving<EngagementFormula>, at: Date): Promise<Saved> =>
  inTransaction(pool, (db) => save(db, 'engagement', saving, at));

/**
 * Writes new thresholds of the lifecycle, in force at once for rules and figures; a run moves what is kept of each
 * customer. `also` belongs to the same transaction: what looks at stages has to be told. Errors: conflict.
 */
export const saveLifecycle = (
  pool: Pool,
  saving: Saving<LifecycleThresholds>,
  at: Date,
  also: (db: Queryable) => Promise<void>,
): Promise<Saved> =>
  inTransaction(pool, async (db) => {
    const saved = await save(db, 'lifecycle', saving, at);
    await also(db);
    return saved;
  });
