import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { findCustomer } from '../profiles/find-customer';
import { findModel } from './model-row';
import { championOf } from './predict';
import { openVersion } from './scoring/open-version';
import type { Explanation } from './types';

/**
 * Why a customer has the answer that he has now, by the champion or by the version that is named. Errors: notFound,
 * conflict (nothing trained; the model is not for this customer), invalidInput (it cannot explain).
 */
export async function explainScore(
  pool: Pool,
  reference: string,
  customerId: string,
  { at, version }: { at: Date; version?: number | undefined },
): Promise<Explanation> {
  const model = await findModel(pool, reference);
  const open =
    version === undefined
      ? await championOf(pool, model)
      : (await openVersion(pool, model.id, model.number, version)).open;
  if (!open.explain) throw new AppError('invalidInput', 'This kind of model has no explanation for one customer.');
  const { number } = await findCustomer(pool, customerId);
  const explanation = await open.explain(pool, number, at);
  if (!explanation)
    throw new AppError(
      'conflict',
      `${model.name} is not for this customer: too little is known, or they object to profiling.`,
    );
  return explanation;
}
