import { z } from 'zod';
import { AppError, isAppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { ruleErrors } from '@/lib/rules';
import { interestChoices, makeFeatureSet } from './features/feature-set';
import { readPopulation } from './features/read-population';
import { trainerOf } from './training/trainers';
import {
  type FeatureChoice,
  isClusterKind,
  type ModelDefinition,
  type ModelKind,
  type Population,
  type Target,
} from './types';

const DEFAULT_SEED = 42;

/** What is said of a model; the rest is what its kind does where nothing is said. */
export interface DefinitionInput {
  population?: Population | undefined;
  features?: readonly FeatureChoice[] | undefined;
  target?: Target | undefined;
  params?: Readonly<Record<string, unknown>> | undefined;
  seed?: number | undefined;
}

/** A whole definition, checked: parameters, features, population. Throws invalidInput naming the place. */
export async function defineModel(
  pool: Pool,
  kind: ModelKind,
  input: DefinitionInput,
  at: Date,
): Promise<ModelDefinition> {
  const trainer = trainerOf(kind);
  const defaults = trainer.defaults(kind);
  const params = strictly(trainer.params).safeParse(input.params ?? {});
  if (!params.success)
    throw new AppError('invalidInput', undefined, {
      errors: ruleErrors(params.error.issues, ['params']),
    });
  const target = input.target ?? defaults.target;
  const interests = target?.type === 'categoryPreference' ? await interestChoices(pool) : [];
  const features = input.features ? [...input.features] : [...defaults.features, ...interests];
  if (features.length > 0) await makeFeatureSet(pool, features);
  const population = input.population ?? { type: 'everyone' };
  await checkPopulation(pool, population, at);
  return {
    population,
    features,
    target,
    // The kind of a clustering names its algorithm, unless the parameters name another or leave the choice.
    params: { ...(isClusterKind(kind) ? { algorithm: kind } : {}), ...Object(params.data) },
    seed: input.seed ?? DEFAULT_SEED,
  };
}

/** A parameter that the kind does not know is refused: the model would be trained without it and nobody would be told. */
const strictly = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodObject ? schema.strict() : schema);

/** Throws invalidInput with the place in the population that leads nowhere or is no rule. */
async function checkPopulation(pool: Pool, population: Population, at: Date): Promise<void> {
  if (population.type === 'everyone') return;
  try {
    await readPopulation(pool, population, [at]);
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'invalidInput' && error.code !== 'notFound')) throw error;
    const { message } = error;
    const place = population.type === 'group' ? 'model' : population.type;
    const faults = error.errors.length > 0 ? error.errors : [{ path: `/${place}`, message }];
    const errors = faults.map((fault) => ({ ...fault, path: `/population${fault.path}` }));
    throw new AppError('invalidInput', message, { errors, cause: error });
  }
}
