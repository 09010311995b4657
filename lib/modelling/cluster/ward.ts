import type { FitOptions } from '../estimator';
import type { Matrix } from '../matrix';

type Pair = { p: number; q: number; height: number };

/**
 * Ward's merges by nearest-neighbour chain (Murtagh 1983) over centres and sizes: time of rows², memory of the rows alone.
 * A merge names one row of each side. Heights as scipy's: √(2·|p||q| / (|p| + |q|)) · distance of the centres.
 */
export function wardPairs(x: Matrix, { signal, onProgress }: FitOptions = {}): Pair[] {
  const d = x.columns;
  const groups = new Groups(x);
  const pairs: Pair[] = [];
  const chain: number[] = [];
  while (pairs.length < x.rows - 1) {
    if (chain.length === 0) chain.push(0);
    const top = chain.at(-1) ?? 0;
    const before = chain.at(-2) ?? -1;
    const { nearest, cost } = groups.nearest(top, before, d);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    pairs.push({ p: groups.row(top), q: groups.row(before), height: Math.sqrt(2 * cost) });
    groups.merge(top, before, chain);
    if (pairs.length % 256 === 0) {
      signal?.throwIfAborted();
      onProgress?.(1 - (1 - pairs.length / x.rows) ** 2);
    }
  }
  return pairs;
}

/** Groups side by side without gaps: centre (row-major), size, and a row that is in it. */
class Groups {
  private count: number;
  private readonly centres: Float64Array;
  private readonly sizes: Float64Array;
  private readonly rows: Int32Array;

  constructor(x: Matrix) {
    this.count = x.rows;
    this.centres = new Float64Array(x.rows * x.columns);
    for (let j = 0; j < x.columns; j += 1) {
      for (let i = 0; i < x.rows; i += 1) this.centres[i * x.columns + j] = x.data[j * x.rows + i] ?? 0;
    }
    this.sizes = new Float64Array(x.rows).fill(1);
    this.rows = Int32Array.from({ length: x.rows }, (_, i) => i);
  }

  row(group: number): number {
    return this.rows[group] ?? 0;
  }

  /** The group that costs least to merge with; of equals the one before in the chain, else the first. */
  nearest(group: number, before: number, d: number): { nearest: number; cost: number } {
    const { centres, sizes, count } = this;
    const own = group * d;
    const size = sizes[group] ?? 1;
    let nearest = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : this.cost(group, before, d);
    for (let other = 0, at = 0; other < count; other += 1, at += d) {
      if (other === group) continue;
      const theirs = sizes[other] ?? 1;
      const bound = (least * (size + theirs)) / (size * theirs);
      let sum = 0;
      let j = 0;
      for (; j + 3 < d && sum < bound; j += 4) {
        const a = (centres[at + j] ?? 0) - (centres[own + j] ?? 0);
        const b = (centres[at + j + 1] ?? 0) - (centres[own + j + 1] ?? 0);
        const c = (centres[at + j + 2] ?? 0) - (centres[own + j + 2] ?? 0);
        const e = (centres[at + j + 3] ?? 0) - (centres[own + j + 3] ?? 0);
        sum += a * a + b * b + c * c + e * e;
      }
      if (sum >= bound) continue;
      for (; j < d; j += 1) {
        const a = (centres[at + j] ?? 0) - (centres[own + j] ?? 0);
        sum += a * a;
      }
      const cost = (sum * size * theirs) / (size + theirs);
      if (cost >= least) continue;
      least = cost;
      nearest = other;
    }
    return { nearest, cost: least };
  }

  private cost(a: number, b: number, d: number): number {
    const sa = this.sizes[a] ?? 1;
    const sb = this.sizes[b] ?? 1;
    let sum = 0;
    for (let j = 0; j < d; j += 1) sum += ((this.centres[a * d + j] ?? 0) - (this.centres[b * d + j] ?? 0)) ** 2;
    return (sum * sa * sb) / (sa + sb);
  }

  /** `b` takes in `a`; the last group moves to the place of `a`, also in the chain. */
  merge(a: number, b: number, chain: number[]): void {
    const { centres, sizes, rows } = this;
    const d = centres.length / rows.length;
    const sa = sizes[a] ?? 1;
    const sb = sizes[b] ?? 1;
    for (let j = 0; j < d; j += 1)
      centres[b * d + j] = ((centres[a * d + j] ?? 0) * sa + (centres[b * d + j] ?? 0) * sb) / (sa + sb);
    sizes[b] = sa + sb;
    this.count -= 1;
    const last = this.count;
    if (a === last) return;
    centres.copyWithin(a * d, last * d, (last + 1) * d);
    sizes[a] = sizes[last] ?? 1;
    rows[a] = rows[last] ?? 0;
    for (let i = 0; i < chain.length; i += 1) if (chain[i] === last) chain[i] = a;
  }
}
