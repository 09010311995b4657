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
  { k, depth = 100 }: { k: number; depth?: number },
): number[] {
  const lists = cases.map(({ history, owned, truth }) => ({
    truth,
    places: parts.map((part) => part.recommend(history, depth, owned).map(({ item }) => item)),
  }));
  const fuse = makeFuse(Math.max(1, ...parts.map(({ items }) => items)), k);
  const mean = (weights: readonly number[]): number =>
    lists.reduce((sum, { truth, places }) => sum + rankingFigures(fuse(places, weights), truth, k).ndcg, 0);
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

/** A function that gives the k best products of weighted lists; it keeps its room between calls. */
function makeFuse(
  items: number,
  k: number,
): (places: readonly (readonly number[])[], weights: readonly number[]) => number[] {
  const sums = new Float64Array(items);
  return (places, weights) => {
    const touched: number[] = [];
    places.forEach((list, p) => {
      const weight = weights[p] ?? 0;
      if (weight <= 0) return;
      for (let place = 0; place < list.length; place += 1) {
        const item = list[place] ?? 0;
        if (sums[item] === 0) touched.push(item);
        sums[item] = (sums[item] ?? 0) + weight / (FUSION + place);
      }
    });
    const best: number[] = [];
    for (const item of touched) {
      const sum = sums[item] ?? 0;
      if (best.length === k && sum <= (sums[best[k - 1] ?? 0] ?? 0)) continue;
      let at = best.length;
      while (at > 0 && (sums[best[at - 1] ?? 0] ?? 0) < sum) at -= 1;
      best.splice(at, 0, item);
      if (best.length > k) best.pop();
    }
    for (const item of touched) sums[item] = 0;
    return best;
  };
}
