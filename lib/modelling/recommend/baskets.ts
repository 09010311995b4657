import type { Interactions, Sparse } from './interactions';
import type { History } from './recommender';

/** Interactions that belong together: of one customer on one day. */
export interface Baskets extends Sparse {
  /** The customer's next basket; -1 for the last. */
  readonly next: Int32Array;
}

/**
 * One row a customer and day, with its products (each once) in order of number. Interactions with a weight below
 * `minWeight` are left out, and of a very large basket all products after `most`.
 */
export function basketsOf(x: Interactions, minWeight: number, most = 200): Baskets {
  const index: number[] = [];
  const offsets: number[] = [0];
  const next: number[] = [];
  for (let u = 0; u < x.users; u += 1) {
    let before = -1;
    let day = Number.NaN;
    let basket = new Set<number>();
    const close = (): void => {
      if (basket.size === 0) return;
      if (before >= 0) next[before] = offsets.length - 1;
      before = offsets.length - 1;
      next.push(-1);
      for (const item of [...basket].sort((a, b) => a - b)) index.push(item);
      offsets.push(index.length);
      basket = new Set();
    };
    for (let k = x.offsets[u] ?? 0; k < (x.offsets[u + 1] ?? 0); k += 1) {
      if ((x.weight[k] ?? 0) < minWeight) continue;
      const on = Math.floor(x.time[k] ?? 0);
      if (on !== day) close();
      day = on;
      if (basket.size < most) basket.add(x.item[k] ?? 0);
    }
    close();
  }
  const value = new Float32Array(index.length).fill(1);
  return {
    rows: offsets.length - 1,
    columns: x.items,
    offsets: Int32Array.from(offsets),
    index: Int32Array.from(index),
    value,
    next: Int32Array.from(next),
  };
}

/** The products of a history by day, the latest day first; at most `most` days. Of weights from `minWeight` on. */
export function latestBaskets(history: History, items: number, minWeight: number, most: number): number[][] {
  const baskets: number[][] = [];
  let day = Number.NaN;
  for (let k = history.item.length - 1; k >= 0; k -= 1) {
    const item = history.item[k] ?? -1;
    if ((history.weight[k] ?? 0) < minWeight || item < 0 || item >= items) continue;
    const on = Math.floor(history.time[k] ?? 0);
    if (on !== day) {
      if (baskets.length === most) break;
      baskets.push([]);
      day = on;
    }
    const basket = baskets.at(-1);
    if (basket && !basket.includes(item)) basket.push(item);
  }
  return baskets;
}
