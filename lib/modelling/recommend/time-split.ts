import { AppError } from '@/lib/core';
import { type Interactions, interactionsOf } from './interactions';
import { type History, historyOf } from './recommender';

/** A customer whose next products are known: what came before the cut, and what they took anew after it. */
export interface RankingCase {
  readonly user: number;
  readonly history: History;
  /** Taken before: not to be recommended, and not counted as a hit. */
  readonly owned: ReadonlySet<number>;
  readonly truth: ReadonlySet<number>;
}

export interface TimeSplit {
  /** All interactions before the cut. */
  readonly train: Interactions;
  /** Customers who took something new from the cut on, within the horizon. */
  readonly cases: readonly RankingCase[];
}

/**
 * What was known at `cut` and what came within `horizon` days of it, as the models would have met it. Only
 * interactions from `minWeight` on are something taken. Customers without a history before the cut are left out unless
 * `cold` asks for them. Throws invalidInput where one side is empty.
 */
export function splitByTime(
  x: Interactions,
  rule: { cut: number; horizon: number; minWeight: number; cold?: boolean },
): TimeSplit {
  const { cut, horizon, minWeight, cold = false } = rule;
  const columns = { user: [] as number[], item: [] as number[], weight: [] as number[], time: [] as number[] };
  const cases: RankingCase[] = [];
  for (let u = 0; u < x.users; u += 1) {
    const all = historyOf(x, u);
    const owned = new Set<number>();
    const truth = new Set<number>();
    let before = 0;
    for (let k = 0; k < all.item.length; k += 1) {
      const [item, weight, time] = [all.item[k] ?? 0, all.weight[k] ?? 0, all.time[k] ?? 0];
      if (time < cut) {
        columns.user.push(u);
        columns.item.push(item);
        columns.weight.push(weight);
        columns.time.push(time);
        before += 1;
        if (weight >= minWeight) owned.add(item);
      } else if (time < cut + horizon && weight >= minWeight && !owned.has(item)) truth.add(item);
    }
    if (truth.size === 0 || (before === 0 && !cold)) continue;
    const start = x.offsets[u] ?? 0;
    const history = {
      item: x.item.subarray(start, start + before),
      weight: x.weight.subarray(start, start + before),
      time: x.time.subarray(start, start + before),
    };
    cases.push({ user: u, history, owned, truth });
  }
  if (columns.user.length === 0) throw new AppError('invalidInput', 'There are no interactions before the cut.');
  if (cases.length === 0) {
    throw new AppError('invalidInput', 'Nobody took anything new after the cut: there is nothing to measure against.');
  }
  return { train: interactionsOf(x.users, x.items, columns, x.catalogue), cases };
}
