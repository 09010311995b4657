import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { findModel } from './model-row';
import { recordAct } from './record-act';
import { settleModel } from './training/settle-model';

const CANCEL = `UPDATE model_version SET cancelling = true, status = CASE status WHEN 'queued' THEN 'cancelled' ELSE status END,
    ended_at = CASE status WHEN 'queued' THEN $2::timestamptz END
  WHERE model = $1 AND status IN ('queued', 'training') RETURNING number`;

/**
 * Asks the training of a model to stop; one that has not begun is cancelled at once, one at work within seconds.
 * Errors: notFound, conflict (none is on its way).
 */
export async function cancelTraining(
  pool: Pool,
  reference: string,
  { actor, at }: { actor: string; at: Date },
): Promise<number> {
  const model = await findModel(pool, reference);
  const { rows } = await pool.query<{ number: number }>(CANCEL, [model.number, at]);
  const number = rows[0]?.number;
  if (number === undefined) throw new AppError('conflict', 'No training of this model is on its way.');
  await recordAct(pool, { model: model.number, version: number, actor, act: 'trainingCancelled', at });
  await settleModel(pool, model.number, at);
  return number;
}
