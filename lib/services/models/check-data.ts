import type { Pool } from '@/lib/platform/db';
import { defineModel } from './define-model';
import { trainerOf } from './training/trainers';
import { type CreateModelInput, createModelSchema, type DataCheck } from './types';

/** Whether there is enough to learn from, before anything is made. Errors: invalidInput (the definition itself). */
export async function checkData(pool: Pool, given: CreateModelInput, at: Date): Promise<DataCheck> {
  const input = createModelSchema.parse(given);
  const definition = await defineModel(pool, input.kind, input, at);
  return trainerOf(input.kind).checkData(pool, definition, at);
}
