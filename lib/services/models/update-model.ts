import { z } from 'zod';
import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { nextTimes } from './living/next-times';
import { findModel } from './model-row';
import { requestScoring } from './promote-version';
import { recordAct } from './record-act';
import { removeScores } from './scoring/score-model';
import { economicsSchema, scheduleSchema } from './types';

export const updateModelSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  purpose: z.string().max(2_000).nullish(),
  ownerId: z.string().max(100).nullish(),
  schedule: scheduleSchema.partial().optional(),
  economics: economicsSchema.nullish(),
  /** The threshold from which customers are flagged (classifiers). */
  threshold: z.number().min(0.01).max(0.99).optional(),
  archived: z.boolean().optional(),
});
export type UpdateModelInput = z.input<typeof updateModelSchema>;

const UPDATE = `UPDATE model SET name = coalesce($2, name), purpose = CASE WHEN $3 THEN $4 ELSE purpose END,
    owner_id = CASE WHEN $5 THEN $6 ELSE owner_id END, schedule = $7, economics = CASE WHEN $8 THEN $9::jsonb ELSE economics END,
    next_scoring_at = $10, next_training_at = $11, updated_at = $12 WHERE number = $1`;
const THRESHOLD = `UPDATE model_version SET result = jsonb_set(result, '{threshold}', to_jsonb($3::float8)) WHERE model = $1 AND number = $2 AND result->>'type' = 'classifier'`;
const ARCHIVE = `UPDATE model SET status = CASE WHEN $2 THEN 'archived' WHEN champion IS NULL THEN 'failed' ELSE 'ready' END WHERE number = $1`;

/**
 * Changes what is said of a model; an archived one is scored and trained no more and its metrics go.
 * Errors: notFound, conflict (archiving while it is trained), invalidInput (owner).
 */
export async function updateModel(
  pool: Pool,
  reference: string,
  given: UpdateModelInput,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const input = updateModelSchema.parse(given);
  const model = await findModel(pool, reference);
  const schedule = scheduleSchema.parse({ ...model.schedule, ...input.schedule });
  const next = await nextTimes(pool, schedule, at);
  await inTransaction(pool, async (db) => {
    if (input.ownerId && !(await db.query('SELECT 1 FROM user_account WHERE id = $1', [input.ownerId])).rowCount)
      throw new AppError('invalidInput', undefined, {
        errors: [{ path: '/ownerId', message: 'There is no such person' }],
      });
    await db.query(UPDATE, [
      model.number,
      input.name ?? null,
      input.purpose !== undefined,
      input.purpose ?? null,
      input.ownerId !== undefined,
      input.ownerId ?? null,
      JSON.stringify(schedule),
      input.economics !== undefined,
      input.economics ? JSON.stringify(input.economics) : null,
      next.scoring,
      next.training,
      at,
    ]);
    if (input.threshold !== undefined && model.champion !== null)
      await db.query(THRESHOLD, [model.number, model.champion, input.threshold]);
    if (input.archived !== undefined && input.archived !== (model.status === 'archived')) {
      await db.query(ARCHIVE, [model.number, input.archived]);
      if (input.archived) await removeScores(db, model, at);
      else if (model.champion !== null) await requestScoring(db, model.number);
    }
    await recordAct(db, { model: model.number, actor, act: 'changed', detail: { fields: Object.keys(input) }, at });
  });
}
