import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { findModel } from './model-row';
import { requestScoring } from './promote-version';
import { recordAct } from './record-act';

/** Has everyone scored by the champion now instead of at the next scheduled time. Errors: notFound, conflict (none is in use). */
export async function scoreNow(
  pool: Pool,
  reference: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const model = await findModel(pool, reference);
  if (model.champion === null || model.status === 'archived')
    throw new AppError('conflict', 'No version of this model is in use, so there is nothing to score by.');
  await requestScoring(pool, model.number);
  await recordAct(pool, { model: model.number, version: model.champion, actor, act: 'scoringRequested', at });
}
