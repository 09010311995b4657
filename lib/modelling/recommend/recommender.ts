import { AppError } from '@/lib/core';
import type { Estimator, FitOptions } from '../estimator';
import type { Interactions } from './interactions';

/** What one customer did, in order of time; `weight` and `time` as in Interactions. */
export interface History {
  readonly item: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
  readonly time: ArrayLike<number>;
}

/** Why a product is recommended. `items`: products of the customer's history, the most telling first. */
export type Because =
  | { readonly kind: 'similar' | 'together' | 'next'; readonly items: readonly number[] }
  | { readonly kind: 'text'; readonly items: readonly number[]; readonly words: readonly string[] }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'popular' };

export interface Recommendation {
  readonly item: number;
  /** Higher is better; of one recommender only comparable with its own. */
  readonly score: number;
}

export interface Recommender<Params = unknown> extends Estimator<Params> {
  fit(x: Interactions, options?: FitOptions): this;
  /** Products that it knows. */
  readonly items: number;
  /** A score of every product for this customer; -Infinity where it has nothing to say. */
  scores(history: History): Float64Array;
  /** The best n products outside `exclude`, the best first; fewer where it has nothing more to say. */
  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[];
  /** Why this product, for this customer. */
  explain(history: History, item: number): Because;
}

export const NO_HISTORY: History = { item: [], weight: [], time: [] };

/** The history of one customer of many. */
export function historyOf(x: Interactions, user: number): History {
  const [start, end] = [x.offsets[user] ?? 0, x.offsets[user + 1] ?? 0];
  return {
    item: x.item.subarray(start, end),
    weight: x.weight.subarray(start, end),
    time: x.time.subarray(start, end),
  };
}

/** The n highest scores outside `exclude`, the best first; of equal ones the lower number. */
export function bestOf(scores: Float64Array, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
  const room = Math.max(0, Math.min(n, scores.length));
  const best = new Float64Array(room);
  const items = new Int32Array(room);
  let count = 0;
  for (let item = 0; item < scores.length && room > 0; item += 1) {
    const score = scores[item] ?? Number.NEGATIVE_INFINITY;
    if (score === Number.NEGATIVE_INFINITY || Number.isNaN(score)) continue;
    if (count === room && score <= (best[room - 1] ?? 0)) continue;
    if (exclude?.has(item)) continue;
    // The first place whose score is lower: what is equal came before, by a lower number.
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((best[middle] ?? 0) < score) high = middle;
      else low = middle + 1;
    }
    const end = Math.min(count, room - 1);
    best.copyWithin(low + 1, low, end);
    items.copyWithin(low + 1, low, end);
    best[low] = score;
    items[low] = item;
    count = end + 1;
  }
  return Array.from({ length: count }, (_, place) => ({ item: items[place] ?? 0, score: best[place] ?? 0 }));
}

/** Each product of a history once with the sum of its weights; products that are not known are passed over. */
export function preferenceOfOne(history: History, items: number): Map<number, number> {
  const sums = new Map<number, number>();
  for (let k = 0; k < history.item.length; k += 1) {
    const item = history.item[k] ?? -1;
    const weight = history.weight[k] ?? 0;
    if (item >= 0 && item < items && weight > 0) sums.set(item, (sums.get(item) ?? 0) + weight);
  }
  return sums;
}

/** Throws invalidInput where there is nothing to learn from. */
export function checkInteractions(x: Interactions): void {
  if (x.users < 1 || x.items < 1 || x.item.length < 1) {
    throw new AppError('invalidInput', 'There are no interactions to learn from.');
  }
}

/** The keys with the highest values, the highest first. */
export const highest = (values: ReadonlyMap<number, number>, n: number): number[] =>
  [...values]
    .filter(([, value]) => value > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, n)
    .map(([key]) => key);
