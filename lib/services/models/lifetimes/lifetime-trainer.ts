import type { Pool } from '@/lib/platform/db';
import { profileNumbers } from '@/lib/statistics/drift-profile';
import { readPopulation } from '../features/read-population';
import { type OpenModel, SCORE, type Trained, type Trainer } from '../training/trainer';
import type { ModelDefinition } from '../types';
import { type BuyingTable, buyingTable } from './buying-table';
import { checkLifetimeData } from './check-lifetime-data';
import { lifetimeArtefact, openLifetimes } from './lifetime-artefact';
import { DEFAULT_HORIZON, type LifetimeParams, lifetimeParamsSchema } from './lifetime-params';
import { lifetimeResult } from './lifetime-result';
import { lifetimeTask } from './lifetime-task';
import { type PurchaseRows, readPurchases } from './read-purchases';
import { scoreLifetimes, toScoreRow } from './score-lifetimes';

const DAY_MS = 86_400_000;
const LEFT_OUT = 'They have not ordered yet, or for the first time today';

export const lifetimeTrainer: Trainer = {
  kinds: ['lifetimeValue'],
  params: lifetimeParamsSchema,
  defaults: () => ({ features: [], target: { type: 'lifetimeValue', horizonDays: DEFAULT_HORIZON } }),
  checkData: (db, definition, at) => checkLifetimeData(db, paramsOf(definition), at),
  writes: () => 'lifetime_value',

  train: async ({ pool, at, definition, report, signal }, compute): Promise<Trained> => {
    const began = performance.now();
    const params = paramsOf(definition);
    await report('reading orders', 0);
    const { customers, rows, objecting } = await readWorld(pool, definition, null, at);
    const end = at.getTime() / DAY_MS;
    const outcome = await compute(
      lifetimeTask,
      { rows, users: customers.length, params, seed: definition.seed, end },
      {
        signal,
        // Where it has been asked to stop, the signal says so.
        onProgress: (share) => void report('learning how customers order', 0.1 + 0.85 * share).catch(() => undefined),
      },
    );
    const artefact = lifetimeArtefact(outcome.purchases, outcome.spend);
    const models = openLifetimes(artefact);
    const table = buyingTable(rows, customers.length, end);
    const values = scoreLifetimes(models, table, params).map(({ value }) => value);
    const result = lifetimeResult(outcome, {
      models: [models.purchases, models.spend],
      values,
      correlation: models.spend.state.correlation,
      params,
      population: {
        customers: outcome.customers,
        rows: rows.user.length,
        objecting,
        leftOut: [{ reason: LEFT_OUT, customers: customers.length - outcome.customers }].filter(
          (one) => one.customers > 0,
        ),
      },
      at,
      ms: performance.now() - began,
    });
    const { value, low, high } = outcome.measures.ranking;
    return {
      artefact,
      result,
      reference: { features: [{ name: SCORE, label: 'Lifetime value', profile: profileNumbers(values) }] },
      headline: { name: 'ranking', label: 'Rank correlation', value, low, high },
      customers: outcome.customers,
    };
  },

  open: (artefact, definition): OpenModel => {
    const models = openLifetimes(artefact);
    const params = paramsOf(definition);
    return {
      score: async (pool, asked, at) => {
        const { customers, table } = await readTable(pool, definition, asked, at);
        const found = scoreLifetimes(models, table, params);
        return { rows: found.map((one, i) => toScoreRow(customers[table.user[i] ?? 0] ?? 0, one)) };
      },
    };
  },
};

/** The horizon is part of the question where it is asked. */
function paramsOf({ params, target }: ModelDefinition): LifetimeParams {
  const parsed = lifetimeParamsSchema.parse(params);
  return { ...parsed, horizonDays: target?.type === 'lifetimeValue' ? target.horizonDays : DEFAULT_HORIZON };
}

/** The customers whom it is for (among some), with their orders. */
async function readWorld(
  pool: Pool,
  definition: ModelDefinition,
  among: readonly number[] | null,
  at: Date,
): Promise<{ customers: readonly number[]; rows: PurchaseRows; objecting: number }> {
  const [population] = await readPopulation(pool, definition.population, [at], among ?? undefined);
  const customers = population?.customers ?? [];
  return { customers, rows: await readPurchases(pool, customers, at), objecting: population?.objecting ?? 0 };
}

async function readTable(
  pool: Pool,
  definition: ModelDefinition,
  among: readonly number[] | null,
  at: Date,
): Promise<{ customers: readonly number[]; table: BuyingTable }> {
  const { customers, rows } = await readWorld(pool, definition, among, at);
  return { customers, table: buyingTable(rows, customers.length, at.getTime() / DAY_MS) };
}
