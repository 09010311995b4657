import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { enqueueJob } from '@/lib/platform/enqueue-job';
import { findModel } from './model-row';
import { putToUse } from './put-to-use';
import { openVersion } from './scoring/open-version';
import type { VersionStatus } from './types';

export const SCORE_MODEL = 'score-model';
const STATE = `SELECT v.status, v.trained_at AS "trainedAt", m.champion FROM model m LEFT JOIN model_version v ON v.model = m.number AND v.number = $2 WHERE m.number = $1 FOR UPDATE OF m`;

/**
 * Makes a trained version the champion: a challenger, or an earlier one again (a roll-back). Its scores are written
 * within seconds by the worker. Errors: notFound, conflict (it is champion already, or was not trained),
 * invalidInput (it was trained by an older version of the product).
 */
export async function promoteVersion(
  pool: Pool,
  reference: string,
  version: number,
  { actor, at, reason }: { actor: string; at: Date; reason?: string | undefined },
): Promise<void> {
  const model = await findModel(pool, reference);
  await inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ status: VersionStatus | null; trainedAt: Date | null; champion: number | null }>(
      STATE,
      [model.number, version],
    );
    const state = rows[0];
    if (!state?.status) throw new AppError('notFound', `${model.name} has no version ${version}.`);
    if (state.champion === version) throw new AppError('conflict', `Version ${version} is the champion already.`);
    if (!state.trainedAt) throw new AppError('conflict', `Version ${version} has not been trained.`);
    await openVersion(db, model.id, model.number, version);
    const back = state.champion !== null && version < state.champion;
    await putToUse(db, model.number, version, {
      actor,
      act: back ? 'rolledBack' : 'promoted',
      at,
      detail: { before: state.champion, ...(reason ? { reason } : {}) },
    });
    await requestScoring(db, model.number);
  });
}

/** Has everyone scored by the worker, soon. */
export const requestScoring = (db: Parameters<typeof enqueueJob>[0], model: number): Promise<unknown> =>
  enqueueJob(db, SCORE_MODEL, { model }, `score ${model}`);
