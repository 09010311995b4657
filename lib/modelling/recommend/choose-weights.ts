import { FUSION } from './hybrid';
import { rankingFigures } from './ranking-metrics';
import type { Recommender } from './recommender';
import type { RankingCase } from './time-split';

const STEPS = [0, 0.25, 0.5, 1, 2];
const ROUNDS = 2;

/**
 * How much each recommender should count in a hybrid: the weights with the highest mean NDCG on these customers, found
 * one recommender after the other from equal weights on. Measure the hybrid on other customers or later than these.
 */
export function chooseWeights(
  parts: readonly Recommender[],
  cases: readonly RankingCase[],
  { k, depth = 200 }: { k: number; depth?: number },
): number[] {
  const lists = cases.map(({ history, owned, truth }) => ({
    truth,
    places: parts.map((part) => part.recommend(history, depth, owned).map(({ item }) => item)),
  }));
  const mean = (weights: readonly number[]): number =>
    lists.reduce((sum, { truth, places }) => sum + rankingFigures(fuse(places, weights, k), truth, k).ndcg, 0);
  let weights = parts.map(() => 1);
  let best = mean(weights);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let p = 0; p < parts.length; p += 1) {
      for (const step of STEPS) {
        const tried = weights.map((weight, q) => (q === p ? step : weight));
        if (tried.every((weight) => weight === 0)) continue;
        const found = mean(tried);
        if (found > best) [best, weights] = [found, tried];
      }
    }
  }
  return weights;
}

function fuse(places: readonly (readonly number[])[], weights: readonly number[], k: number): number[] {
  const sums = new Map<number, number>();
  places.forEach((list, p) => {
    const weight = weights[p] ?? 0;
    if (weight <= 0) return;
    list.forEach((item, place) => {
      sums.set(item, (sums.get(item) ?? 0) + weight / (FUSION + place));
    });
  });
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, k)
    .map(([item]) => item);
}
