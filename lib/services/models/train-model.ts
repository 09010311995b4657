import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { type DefinitionInput, defineModel } from './define-model';
import { findModel } from './model-row';
import { addVersion } from './training/add-version';
import { trainerOf } from './training/trainers';

export interface TrainInput extends DefinitionInput {
  /** What is different this time, in words. */
  note?: string | null | undefined;
  trigger?: 'hand' | 'schedule' | 'drift' | 'update' | undefined;
  actor: string;
  at: Date;
}

const REMEMBER = 'UPDATE model SET definition = $2, updated_at = $3 WHERE number = $1';

/**
 * Asks for another version of a model, by its definition with what is said here in place of it; answers its number.
 * Errors: notFound, invalidInput (also where there is not enough data now), conflict (one is on its way).
 */
export async function trainModel(pool: Pool, reference: string, input: TrainInput): Promise<number> {
  const { note, trigger = 'hand', actor, at, ...changes } = input;
  const model = await findModel(pool, reference);
  if (model.status === 'archived') throw new AppError('conflict', 'The model is archived. Bring it back first.');
  const { population, features, target, params, seed } = { ...model.definition, ...defined(changes) };
  const definition = await defineModel(
    pool,
    model.kind,
    { population, features, target: target ?? undefined, params, seed },
    at,
  );
  const check = await trainerOf(model.kind).checkData(pool, definition, at);
  if (!check.ok) throw new AppError('invalidInput', check.reason ?? 'There is not enough data to learn from.');
  return inTransaction(pool, async (db) => {
    await db.query(REMEMBER, [model.number, JSON.stringify(definition), at]);
    return addVersion(db, { model: model.number, definition, trigger, note: note ?? null, actor, at });
  });
}

const defined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
