import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { enqueueJob } from '@/lib/platform/enqueue-job';
import { recordAct } from '../record-act';
import type { ModelDefinition } from '../types';

export const TRAIN_MODEL = 'train-model';
const UNIQUE = '23505';

export interface NewVersion {
  model: number;
  definition: ModelDefinition;
  /** created, hand, schedule, drift or update */
  trigger: string;
  note?: string | null;
  actor: string;
  at: Date;
}

const INSERT = `INSERT INTO model_version (model, number, status, trigger, note, definition, trained_by, created_at)
  SELECT $1, coalesce(max(number), 0) + 1, 'queued', $2, $3, $4, $5, $6 FROM model_version WHERE model = $1 RETURNING number`;

/** A new version in the queue, within the caller's transaction. Throws conflict where one is already on its way. */
export async function addVersion(
  db: Queryable,
  { model, definition, trigger, note = null, actor, at }: NewVersion,
): Promise<number> {
  const number = await db
    .query<{ number: number }>(INSERT, [model, trigger, note, JSON.stringify(definition), actor, at])
    .then(({ rows }) => rows[0]?.number ?? 0)
    .catch((error: { code?: string }) => {
      if (error.code !== UNIQUE) throw error;
      throw new AppError('conflict', 'A training of this model is already on its way. Wait for it, or cancel it.');
    });
  await enqueueTraining(db, model, number);
  await recordAct(db, { model, version: number, actor, act: 'trainingRequested', detail: { trigger }, at });
  return number;
}

export const enqueueTraining = (db: Queryable, model: number, version: number): Promise<unknown> =>
  enqueueJob(db, TRAIN_MODEL, { model, version }, `train ${model}`);
