import { z } from 'zod';
import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { findModel, type ModelRow } from './model-row';
import { openVersion } from './scoring/open-version';
import type { OpenModel } from './training/trainer';
import { type Explanation, explanationSchema } from './types';

const MAX = 1_000;
const EXPLAINED = 50;
const FIND = 'SELECT id, number FROM customer WHERE id = ANY($1::text[]) AND merged_into IS NULL AND erased_at IS NULL';

export const predictSchema = z
  .strictObject({
    customers: z.array(z.string().min(1).max(100)).min(1).max(MAX).optional(),
    rows: z.array(z.record(z.string(), z.unknown())).min(1).max(MAX).optional(),
    explain: z.boolean().optional(),
  })
  .refine(
    ({ customers, rows }) => (customers === undefined) !== (rows === undefined),
    'Give either customers or rows.',
  );
export type PredictInput = z.input<typeof predictSchema>;

export const predictionSchema = z.object({
  id: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  probability: z.number().nullable().optional(),
  explanation: explanationSchema.nullable().optional(),
});
export type PredictionAnswer = z.infer<typeof predictionSchema>;

/**
 * What the champion says now of customers (by id, from their events at this instant) or of rows of features. Those it is
 * not for have no value. Errors: notFound (model, customers), conflict (nothing trained yet), invalidInput.
 */
export async function predict(
  pool: Pool,
  reference: string,
  given: PredictInput,
  at: Date,
): Promise<PredictionAnswer[]> {
  const input = predictSchema.parse(given);
  const model = await findModel(pool, reference);
  if (model.kind === 'recommender')
    throw new AppError(
      'invalidInput',
      `${model.name} recommends products: ask GET /api/v1/customers/{id}/recommendations for a customer’s.`,
    );
  const open = await championOf(pool, model);
  const explain = input.explain ?? (input.customers ?? input.rows ?? []).length === 1;
  if (explain && (input.customers ?? input.rows ?? []).length > EXPLAINED)
    throw new AppError('invalidInput', `At most ${EXPLAINED} can be explained in one call.`, {
      errors: [{ path: '/explain', message: 'too many' }],
    });
  if (input.rows) return ofRows(open, input.rows, explain);
  return ofCustomers(pool, open, input.customers ?? [], explain, at);
}

export async function championOf(pool: Pool, model: ModelRow): Promise<OpenModel> {
  if (model.champion === null) throw new AppError('conflict', `${model.name} has not been trained yet.`);
  return (await openVersion(pool, model.id, model.number, model.champion)).open;
}

function ofRows(open: OpenModel, rows: readonly Record<string, unknown>[], explain: boolean): PredictionAnswer[] {
  if (!open.predictRows)
    throw new AppError('invalidInput', 'This kind of model answers for customers only.', {
      errors: [{ path: '/rows', message: 'is not offered' }],
    });
  return open.predictRows(rows, explain).map(({ value, probability, explanation }, i) => ({
    id: String(rows[i]?.id ?? i),
    value,
    probability,
    ...(explain ? { explanation } : {}),
  }));
}

async function ofCustomers(
  pool: Pool,
  open: OpenModel,
  ids: readonly string[],
  explain: boolean,
  at: Date,
): Promise<PredictionAnswer[]> {
  const { rows } = await pool.query<{ id: string; number: number }>(FIND, [ids]);
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const errors = ids.flatMap((id, i) =>
    numbers.has(id) ? [] : [{ path: `/customers/${i}`, message: 'No customer has this id.' }],
  );
  if (errors.length > 0) throw new AppError('notFound', 'Some customers are not there.', { errors });
  const scored = await open.score(pool, [...numbers.values()], at);
  const places = new Map(scored.rows.map((row, place) => [row.customer, place]));
  const answers: PredictionAnswer[] = [];
  for (const id of ids) {
    const number = numbers.get(id) ?? 0;
    const place = places.get(number) ?? -1;
    const row = scored.rows[place];
    const explanation: Explanation | null | undefined =
      explain && row
        ? (open.explainScored?.(scored, place) ?? (await open.explain?.(pool, number, at)) ?? null)
        : undefined;
    answers.push({
      id,
      value: row?.label ?? row?.value ?? row?.probability ?? null,
      probability: row?.probability ?? null,
      ...(explanation === undefined ? {} : { explanation }),
    });
  }
  return answers;
}
