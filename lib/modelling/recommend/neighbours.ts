import type { FitOptions } from '../estimator';
import { packFloat32, packInt32, unpackFloat32, unpackInt32 } from '../pack-numbers';

/** Of each product the products nearest to it, the nearest first, with how near. */
export interface Neighbours {
  readonly items: number;
  /** Those of product i stand at `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
  readonly index: Int32Array;
  readonly value: Float32Array;
}

export interface PackedNeighbours {
  offsets: string;
  index: string;
  value: string;
}

export const packNeighbours = ({ offsets, index, value }: Neighbours): PackedNeighbours => ({
  offsets: packInt32(offsets),
  index: packInt32(index),
  value: packFloat32(value),
});

export function unpackNeighbours(packed: PackedNeighbours): Neighbours {
  const offsets = unpackInt32(packed.offsets);
  return { items: offsets.length - 1, offsets, index: unpackInt32(packed.index), value: unpackFloat32(packed.value) };
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
  const out = { offsets: [0], index: [] as number[], value: [] as number[] };
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
      out.value.push(sums[other] ?? 0);
    }
    out.offsets.push(out.index.length);
    for (const other of touched) sums[other] = 0;
  }
  options?.onProgress?.(1);
  return {
    items,
    offsets: Int32Array.from(out.offsets),
    index: Int32Array.from(out.index),
    value: Float32Array.from(out.value),
  };
}

/** Sum over what the customer has of how near a product is to it; -Infinity for products near to nothing. */
export function scoreByNeighbours(
  { items, offsets, index, value }: Neighbours,
  taken: ReadonlyMap<number, number>,
  weigh: (weight: number) => number,
): Float64Array {
  const scores = new Float64Array(items);
  for (const [own, weight] of taken) {
    const w = weigh(weight);
    const end = offsets[own + 1] ?? 0;
    for (let m = offsets[own] ?? 0; m < end; m += 1) {
      const other = index[m] ?? 0;
      scores[other] = (scores[other] ?? 0) + w * (value[m] ?? 0);
    }
  }
  for (let i = 0; i < items; i += 1) if (!((scores[i] ?? 0) > 0)) scores[i] = Number.NEGATIVE_INFINITY;
  return scores;
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
