import { AppError, newId } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { defineModel } from './define-model';
import { getModel } from './get-model';
import { chooseKey } from './model-key';
import { nameModel } from './name-model';
import { addVersion } from './training/add-version';
import { trainerOf } from './training/trainers';
import { type CreateModelInput, createModelSchema, type ModelDetail, scheduleSchema } from './types';

export interface Creator {
  /** As `actorOf()` writes it. */
  actor: string;
  /** The person who answers for it; null: nobody. */
  ownerId: string | null;
  at: Date;
}

const INSERT = `INSERT INTO model (id, key, kind, name, purpose, definition, writes, owner_id, schedule, status, created_by, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'training', $10, $11, $11) RETURNING number`;
/** One model of each kind of answer writes the metric that is known by name: the first. */
const TAKEN = `SELECT 1 FROM model WHERE writes = $1 AND status <> 'archived'`;

/**
 * Makes a model and puts its first training into the queue. Errors: invalidInput (with the place; with the reason where
 * there is not enough data to learn from), conflict (key).
 */
export async function createModel(
  pool: Pool,
  given: CreateModelInput,
  { actor, ownerId, at }: Creator,
): Promise<ModelDetail> {
  const input = createModelSchema.parse(given);
  const definition = await defineModel(pool, input.kind, input, at);
  const trainer = trainerOf(input.kind);
  const check = await trainer.checkData(pool, definition, at);
  if (!check.ok) throw new AppError('invalidInput', check.reason ?? 'There is not enough data to learn from.');
  const name = input.name ?? nameModel(input.kind, definition.target);
  const key = await inTransaction(pool, async (db) => {
    const free = await chooseKey(db, input.key, name);
    const writes = trainer.writes?.(definition) ?? null;
    const taken = writes !== null && (await db.query(TAKEN, [writes])).rowCount !== 0;
    const schedule = scheduleSchema.parse(input.schedule ?? {});
    const { rows } = await db.query<{ number: number }>(INSERT, [
      newId('mdl'),
      free,
      input.kind,
      name,
      input.purpose ?? null,
      JSON.stringify(definition),
      taken ? null : writes,
      ownerId,
      JSON.stringify(schedule),
      actor,
      at,
    ]);
    await addVersion(db, { model: rows[0]?.number ?? 0, definition, trigger: 'created', actor, at });
    return free;
  });
  return getModel(pool, key, { at });
}
