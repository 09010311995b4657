import type { Artefact, FitOptions } from '@/lib/modelling/estimator';
import { chooseWeights } from '@/lib/modelling/recommend/choose-weights';
import { evaluateRecommenders, type RankingReport } from '@/lib/modelling/recommend/evaluate-recommenders';
import { Hybrid, type HybridParams } from '@/lib/modelling/recommend/hybrid';
import type { Interactions } from '@/lib/modelling/recommend/interactions';
import type { Recommender } from '@/lib/modelling/recommend/recommender';
import { rememberLists } from '@/lib/modelling/recommend/remember-lists';
import { type RankingCase, splitByTime } from '@/lib/modelling/recommend/time-split';
import { defineTask } from '@/lib/platform/compute/define-task';
import { makeRecommenders, type Single } from './make-recommenders';
import { TAKEN } from './read-interactions';
import type { Method, RecommenderParams } from './recommender-params';

export interface RecommenderWork {
  readonly data: Interactions;
  readonly params: RecommenderParams;
  readonly seed: number;
  /** Days since 1970: when what is known ends. */
  readonly end: number;
}

export interface RecommenderOutcome {
  /** The chosen one, trained on everything. */
  readonly artefact: Artefact;
  readonly method: Method;
  /** How much each part of the hybrid counts. */
  readonly weights: Readonly<Record<Single, number>>;
  readonly reports: readonly (RankingReport & { method: Method; ms: number })[];
  readonly customers: number;
  readonly cut: number;
  readonly timings: readonly { name: string; ms: number }[];
}

/** Customers that the weights are chosen on: more make them hardly better. */
const MOST_CASES = 600;
/** Places of each method that count in the hybrid. */
const DEPTH = 100;

/**
 * Trains the recommenders on what was known before the last weeks, measures them on those, and trains the chosen one on
 * everything. Which one, and the weights of the hybrid, are decided on the weeks before: what they are measured on has
 * had no say.
 */
export const recommenderTask = defineTask({
  name: 'recommender',
  run: ({ data, params, seed, end }: RecommenderWork, { signal, onProgress, parallel }): RecommenderOutcome => {
    const timings: { name: string; ms: number }[] = [];
    const timed = <T>(name: string, from: number, to: number, work: (options: FitOptions) => T): T => {
      const began = performance.now();
      const told = (share: number): void => onProgress(from + share * (to - from));
      const done = work({ signal, parallel, onProgress: told });
      timings.push({ name, ms: performance.now() - began });
      onProgress(to);
      return done;
    };
    const { horizonDays: horizon, at: k } = params;
    const cut = end - horizon;
    const test = splitByTime(data, { cut, horizon, minWeight: TAKEN });
    const before = splitByTime(test.train, { cut: cut - horizon, horizon, minWeight: TAKEN });
    const trial = timed('learning from what was known earlier', 0, 0.25, (options) =>
      train(makeRecommenders(params, seed), before.train, options),
    );
    const judges = thin(before.cases, MOST_CASES);
    const weights = timed('weighing the methods', 0.25, 0.35, () =>
      chooseWeights(Object.values(trial.models), judges, { k, depth: DEPTH }),
    );
    const all = (models: Record<Single, Recommender>): Record<Method, Recommender> => ({
      ...models,
      hybrid: new Hybrid(Object.values(models), hybridParams(weights), true),
    });
    const method =
      params.method === 'auto'
        ? timed('choosing', 0.35, 0.45, (options) => best(all(trial.models), judges, k, seed, options))
        : params.method;
    const measured = timed('learning up to the cut', 0.45, 0.65, (options) =>
      train(makeRecommenders(params, seed), test.train, options),
    );
    const found = timed('measuring', 0.65, 0.8, (options) =>
      evaluateRecommenders(all(measured.models), test.cases, { k, baseline: 'popularity', seed }, options),
    );
    const fresh = makeRecommenders(params, seed);
    const chosen =
      method === 'hybrid'
        ? new Hybrid(Object.values(fresh), hybridParams(weights))
        : withSpare(fresh[method], fresh.popularity);
    timed('learning from everything', 0.8, 1, (options) => chosen.fit(data, options));
    const names = Object.keys(measured.models) as Single[];
    return {
      artefact: chosen.toJSON(),
      method,
      weights: Object.fromEntries(names.map((name, p) => [name, weights[p] ?? 0])) as Record<Single, number>,
      reports: found.map((report) => {
        const name = report.name as Method;
        const ms = name === 'hybrid' ? sum(Object.values(measured.ms)) : measured.ms[name];
        return { ...report, method: name, ms };
      }),
      customers: test.cases.length,
      cut,
      timings,
    };
  },
});

/** A customer with hardly any history is served by what speaks for everyone, helped by what little there is. */
const hybridParams = (weights: readonly number[]): Partial<HybridParams> => ({
  weights,
  depth: DEPTH,
  coldWeights: [1, 1, 0.5, 1, 0.5, 1],
});

/** One method alone has nothing to say to somebody new: then, and where its list is short, the bestsellers stand in. */
const withSpare = (method: Recommender, popularity: Recommender): Recommender =>
  method === popularity
    ? method
    : new Hybrid([method, popularity], { weights: [1, 0.001], coldBelow: 1, coldWeights: [0, 1] });

function train(
  models: Record<Single, Recommender>,
  data: Interactions,
  options: FitOptions,
): { models: Record<Single, Recommender>; ms: Record<Single, number> } {
  const names = Object.keys(models) as Single[];
  const ms = names.map((name, k): [Single, number] => {
    const began = performance.now();
    const onProgress = (share: number): void => options.onProgress?.((k + share) / names.length);
    models[name].fit(data, { ...options, onProgress });
    return [name, performance.now() - began];
  });
  const kept = names.map((name): [Single, Recommender] => [name, rememberLists(models[name], DEPTH)]);
  return {
    models: Object.fromEntries(kept) as Record<Single, Recommender>,
    ms: Object.fromEntries(ms) as Record<Single, number>,
  };
}

function best(
  models: Record<Method, Recommender>,
  cases: readonly RankingCase[],
  k: number,
  seed: number,
  options: FitOptions,
): Method {
  const found = evaluateRecommenders(models, cases, { k, baseline: 'popularity', seed, draws: 2 }, options);
  return found.reduce((a, b) => (b.ndcg.value > a.ndcg.value ? b : a)).name as Method;
}

/** At most so many, evenly. */
const thin = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most ? list : Array.from({ length: most }, (_, k) => list[Math.floor((k * list.length) / most)] as T);

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
