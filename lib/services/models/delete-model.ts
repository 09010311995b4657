import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { readModelSummaries } from './list-models';
import { findModel } from './model-row';
import { removeScores } from './scoring/score-model';

/** Tables without a foreign key: who was scored, and what was watched. */
const REST = ['model_score', 'model_group', 'drift_report', 'model_act'];

/**
 * Deletes a model with its versions, scores and metrics. Errors: notFound, conflict (segments ask for it; a training is at
 * work).
 */
export async function deleteModel(pool: Pool, reference: string, { at }: { actor: string; at: Date }): Promise<void> {
  const model = await findModel(pool, reference);
  const [summary] = await readModelSummaries(pool, { numbers: [model.number], at });
  if (summary && summary.segments > 0)
    throw new AppError(
      'conflict',
      `${summary.segments} ${summary.segments === 1 ? 'segment asks' : 'segments ask'} for this model. Change ${summary.segments === 1 ? 'it' : 'them'} first.`,
    );
  if (summary?.latest?.progress) throw new AppError('conflict', 'A training is on its way. Cancel it first.');
  await inTransaction(pool, async (db) => {
    await removeScores(db, model, at);
    for (const table of REST) await db.query(`DELETE FROM ${table} WHERE model = $1`, [model.number]);
    await db.query('DELETE FROM model WHERE number = $1', [model.number]);
  });
}
