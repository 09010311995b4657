import { createRandom } from '@/lib/core';
import type { FitOptions } from '../estimator';
import { type Matrix, takeRows } from '../matrix';

export interface ClusterStability {
  /** Mean Jaccard likeness of the cluster to the most alike one of each resample, 0 to 1: above 0.75 it stands. */
  readonly mean: number;
  /** Share of the resamples in which it dissolved (likeness of at most one half). */
  readonly dissolved: number;
}

export interface StabilityOptions extends FitOptions {
  readonly resamples?: number;
  readonly seed?: number;
}

/**
 * Stability of each cluster by bootstrap (Hennig 2007): groups resamples of the rows anew and compares each cluster,
 * as far as it is in the resample, to the most alike new one. `group` gives the labels of a resample (−1: none).
 */
export function clusterStability(
  x: Matrix,
  labels: Int32Array,
  group: (sample: Matrix, seed: number) => Int32Array,
  { resamples = 20, seed = 1, signal, onProgress }: StabilityOptions = {},
): ClusterStability[] {
  const clusters = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const sums = new Float64Array(clusters);
  const dissolved = new Float64Array(clusters);
  const met = new Float64Array(clusters);
  const random = createRandom(`${seed}/stability`);
  for (let n = 0; n < resamples; n += 1) {
    signal?.throwIfAborted();
    const drawn = new Uint8Array(x.rows);
    for (let i = 0; i < x.rows; i += 1) drawn[Math.min(x.rows - 1, Math.floor(random.next() * x.rows))] = 1;
    // A row that was drawn twice says nothing more about sets of rows: each counts once.
    const rows = Int32Array.from(labels.keys()).filter((i) => drawn[i] === 1);
    const again = group(takeRows(x, rows), seed + n + 1);
    const before = Int32Array.from(rows, (row) => labels[row] ?? -1);
    bestJaccard(before, again, clusters).forEach((value, c) => {
      if (Number.isNaN(value)) return;
      sums[c] = (sums[c] ?? 0) + value;
      met[c] = (met[c] ?? 0) + 1;
      if (value <= 0.5) dissolved[c] = (dissolved[c] ?? 0) + 1;
    });
    onProgress?.((n + 1) / resamples);
  }
  return Array.from(sums, (total, c) => ({
    mean: total / Math.max(1, met[c] ?? 0),
    dissolved: (dissolved[c] ?? 0) / Math.max(1, met[c] ?? 0),
  }));
}

/** For each cluster of `a`: the highest share that it and a cluster of `b` have in common of both together. */
function bestJaccard(a: Int32Array, b: Int32Array, clusters: number): number[] {
  const others = b.reduce((most, label) => Math.max(most, label + 1), 0);
  const common = new Float64Array(clusters * others);
  const inA = new Float64Array(clusters);
  const inB = new Float64Array(others);
  for (let i = 0; i < a.length; i += 1) {
    const p = a[i] ?? -1;
    const q = b[i] ?? -1;
    if (p >= 0) inA[p] = (inA[p] ?? 0) + 1;
    if (q >= 0) inB[q] = (inB[q] ?? 0) + 1;
    if (p >= 0 && q >= 0) common[p * others + q] = (common[p * others + q] ?? 0) + 1;
  }
  return Array.from(inA, (size, p) => {
    if (size === 0) return Number.NaN;
    let best = 0;
    for (let q = 0; q < others; q += 1) {
      const both = common[p * others + q] ?? 0;
      best = Math.max(best, both / (size + (inB[q] ?? 0) - both));
    }
    return best;
  });
}
