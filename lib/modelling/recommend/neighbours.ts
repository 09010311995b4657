import type { FitOptions } from '../estimator';

/** Of each product the products nearest to it, the nearest first, with how near. */
export interface Neighbours {
  items: number;
  /** Those of product i stand at `offsets[i]` to `offsets[i + 1]`. */
  offsets: number[];
  index: number[];
  value: number[];
}

/**
 * The k nearest of every product. `similar` adds up into `sums` how near the others are to one product and names those
 * it touched; the rest is done here.
 */
export function neighboursOf(
  items: number,
  k: number,
  similar: (item: number, sums: Float64Array, touched: number[]) => void,
  options?: FitOptions,
): Neighbours {
  const out: Neighbours = { items, offsets: [0], index: [], value: [] };
  const sums = new Float64Array(items);
  for (let item = 0; item < items; item += 1) {
    if (item % 64 === 0) {
      options?.signal?.throwIfAborted();
      options?.onProgress?.(item / items);
    }
    const touched: number[] = [];
    similar(item, sums, touched);
    const near = touched
      .filter((other) => other !== item && (sums[other] ?? 0) > 0)
      .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
      .slice(0, k);
    for (const other of near) {
      out.index.push(other);
      // Six digits are plenty, and a third of the file.
      out.value.push(Number((sums[other] ?? 0).toPrecision(6)));
    }
    out.offsets.push(out.index.length);
    for (const other of touched) sums[other] = 0;
  }
  options?.onProgress?.(1);
  return out;
}

/** Sum over what the customer has of how near a product is to it; -Infinity for products near to nothing. */
export function scoreByNeighbours(
  near: Neighbours,
  taken: ReadonlyMap<number, number>,
  weigh: (weight: number) => number,
): Float64Array {
  const scores = new Float64Array(near.items);
  for (const [own, weight] of taken) {
    const w = weigh(weight);
    for (let m = near.offsets[own] ?? 0; m < (near.offsets[own + 1] ?? 0); m += 1) {
      const other = near.index[m] ?? 0;
      scores[other] = (scores[other] ?? 0) + w * (near.value[m] ?? 0);
    }
  }
  return scores.map((score) => (score > 0 ? score : Number.NEGATIVE_INFINITY));
}

/** Up to three products that the customer has which speak most for this one. */
export function tellingNeighbours(
  near: Neighbours,
  taken: ReadonlyMap<number, number>,
  item: number,
  weigh: (weight: number) => number,
): number[] {
  const found: { own: number; share: number }[] = [];
  for (const [own, weight] of taken) {
    for (let m = near.offsets[own] ?? 0; m < (near.offsets[own + 1] ?? 0); m += 1) {
      if (near.index[m] === item) found.push({ own, share: weigh(weight) * (near.value[m] ?? 0) });
    }
  }
  return found
    .sort((a, b) => b.share - a.share || a.own - b.own)
    .slice(0, 3)
    .map(({ own }) => own);
}
