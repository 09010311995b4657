import { createRandom } from '@/lib/core';
import type { FitOptions } from '../estimator';
import { type RankingFigures, rankingFigures } from './ranking-metrics';
import type { Recommender } from './recommender';
import type { RankingCase } from './time-split';

/** A mean over customers with its 95 % interval (percentiles of a bootstrap over customers). */
export interface MeanFigure {
  value: number;
  low: number;
  high: number;
}

export interface RankingReport {
  name: string;
  k: number;
  customers: number;
  map: MeanFigure;
  ndcg: MeanFigure;
  recall: MeanFigure;
  hitRate: MeanFigure;
  /** Share of the products that stand in anybody's first k. */
  coverage: number;
  /** Mean difference of each customer's NDCG to the baseline's; null for the baseline itself. */
  ndcgOverBaseline: MeanFigure | null;
}

export interface EvaluationRule {
  k: number;
  /** Name of the recommender that the others are compared with. */
  baseline: string;
  seed: number;
  /** Resamples of the customers. */
  draws?: number;
}

/** Each recommender, trained before the cut, on the same customers; resampled alike, so that differences are paired. */
export function evaluateRecommenders(
  models: Readonly<Record<string, Recommender>>,
  cases: readonly RankingCase[],
  rule: EvaluationRule,
  options: FitOptions = {},
): RankingReport[] {
  const names = Object.keys(models);
  const found = names.map((name, n) => {
    const model = models[name];
    const shown = new Set<number>();
    const figures = cases.map((one, c): RankingFigures => {
      if (c % 50 === 0) {
        options.signal?.throwIfAborted();
        options.onProgress?.((n + c / cases.length) / names.length);
      }
      const list = model?.recommend(one.history, rule.k, one.owned).map(({ item }) => item) ?? [];
      for (const item of list) shown.add(item);
      return rankingFigures(list, one.truth, rule.k);
    });
    return { name, figures, coverage: shown.size / Math.max(1, model?.items ?? 0) };
  });
  const samples = resample(cases.length, rule.draws ?? 500, rule.seed);
  const base = found.find(({ name }) => name === rule.baseline);
  return found.map(({ name, figures, coverage }) => {
    const mean = (pick: (one: RankingFigures, c: number) => number): MeanFigure =>
      bootstrapMean(Float64Array.from(figures, pick), samples);
    return {
      name,
      k: rule.k,
      customers: cases.length,
      map: mean((one) => one.averagePrecision),
      ndcg: mean((one) => one.ndcg),
      recall: mean((one) => one.recall),
      hitRate: mean((one) => one.hit),
      coverage,
      ndcgOverBaseline:
        base && name !== rule.baseline ? mean((one, c) => one.ndcg - (base.figures[c]?.ndcg ?? 0)) : null,
    };
  });
}

function resample(n: number, draws: number, seed: number): Int32Array[] {
  const random = createRandom(seed);
  return Array.from({ length: draws }, () => Int32Array.from({ length: n }, () => random.int(0, n - 1)));
}

function bootstrapMean(values: Float64Array, samples: readonly Int32Array[]): MeanFigure {
  const n = values.length;
  const value = values.reduce((a, b) => a + b, 0) / n;
  const means = Float64Array.from(samples, (sample) => {
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += values[sample[k] ?? 0] ?? 0;
    return sum / n;
  }).sort();
  const at = (p: number): number => means[Math.round(p * (means.length - 1))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}
