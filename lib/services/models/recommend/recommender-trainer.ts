import { restoreRecommender } from '@/lib/modelling/recommend/hybrid';
import { interactionsOf } from '@/lib/modelling/recommend/interactions';
import type { Recommender } from '@/lib/modelling/recommend/recommender';
import type { Pool } from '@/lib/platform/db';
import { readPopulation } from '../features/read-population';
import type { OpenModel, Trained, Trainer, TrainingContext } from '../training/trainer';
import { checkRecommenderData } from './check-recommender-data';
import { DAY_MS, type InteractionRows, readInteractions, readProducts } from './read-interactions';
import { asRecommenderArtefact, recommenderArtefact } from './recommender-artefact';
import { recommenderParamsSchema } from './recommender-params';
import { recommenderResult } from './recommender-result';
import { recommenderTask } from './recommender-task';

/** A recommender in memory: it scores nobody beforehand, and answers when it is asked (recommend-products.ts). */
export interface OpenRecommender extends OpenModel {
  readonly recommender: Recommender;
  readonly products: readonly string[];
}

export const isOpenRecommender = (open: OpenModel): open is OpenRecommender => 'recommender' in open;

const PORTION = 1_000;

export const recommenderTrainer: Trainer = {
  kinds: ['recommender'],
  params: recommenderParamsSchema,
  defaults: () => ({ features: [], target: null }),
  checkData: (db, definition, at) => checkRecommenderData(db, recommenderParamsSchema.parse(definition.params), at),

  train: async (context, compute): Promise<Trained> => {
    const { pool, at, definition, report, signal } = context;
    const began = performance.now();
    const params = recommenderParamsSchema.parse(definition.params);
    const products = await readProducts(pool);
    const [population] = await readPopulation(pool, definition.population, [at]);
    const customers = population?.customers ?? [];
    const rows = await readAll(context, customers, products.id);
    const place = new Map(customers.map((number, k) => [number, k]));
    const user = rows.user.map((number) => place.get(number) ?? 0);
    const data = interactionsOf(customers.length, products.id.length, { ...rows, user }, products);
    const told = new Set(user).size;
    const outcome = await compute(
      recommenderTask,
      { data, params, seed: definition.seed, end: at.getTime() / DAY_MS },
      {
        signal,
        // Where it has been asked to stop, the signal says so.
        onProgress: (share) => void report('comparing methods', 0.2 + 0.78 * share).catch(() => undefined),
      },
    );
    const result = recommenderResult(outcome, {
      params,
      population: {
        customers: told,
        rows: rows.user.length,
        objecting: population?.objecting ?? 0,
        leftOut:
          told < customers.length
            ? [
                {
                  reason: 'They have ordered, looked at and put into a cart nothing',
                  customers: customers.length - told,
                },
              ]
            : [],
      },
      products: products.id.length,
      interactions: rows.user.length,
      at,
      ms: performance.now() - began,
    });
    const chosen = result.compared.find((one) => one.chosen);
    return {
      artefact: recommenderArtefact(outcome.method, products, outcome.artefact),
      result,
      headline: {
        name: 'ndcg',
        label: `NDCG@${params.at}`,
        value: chosen?.ndcg.value ?? null,
        low: chosen?.ndcg.low ?? null,
        high: chosen?.ndcg.high ?? null,
      },
      customers: told,
    };
  },

  open: (artefact): OpenRecommender => {
    const { model, products } = asRecommenderArtefact(artefact);
    return { recommender: restoreRecommender(model), products, score: async () => ({ rows: [] }) };
  },
};

async function readAll(
  { at, report, signal, pool }: TrainingContext & { pool: Pool },
  customers: readonly number[],
  products: readonly string[],
): Promise<InteractionRows> {
  const parts: InteractionRows[] = [];
  for (let start = 0; start < customers.length; start += PORTION) {
    signal.throwIfAborted();
    await report('reading what customers did', (0.2 * start) / customers.length, {
      done: start,
      total: customers.length,
    });
    parts.push(await readInteractions(pool, customers.slice(start, start + PORTION), products, at));
  }
  const n = parts.reduce((sum, part) => sum + part.user.length, 0);
  const all = {
    user: new Int32Array(n),
    item: new Int32Array(n),
    weight: new Float32Array(n),
    time: new Float64Array(n),
  };
  let to = 0;
  for (const part of parts) {
    all.user.set(part.user, to);
    all.item.set(part.item, to);
    all.weight.set(part.weight, to);
    all.time.set(part.time, to);
    to += part.user.length;
  }
  return all;
}
