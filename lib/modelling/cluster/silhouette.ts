import { AppError, createRandom } from '@/lib/core';
import { checkMatrix, type FitOptions } from '../estimator';
import { loadPointKernels } from '../kernels/load-point-kernels';
import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import { type Matrix, takeRows } from '../matrix';
import { columnMoments } from '../moments';
import { inThread, type Part, rangesOf } from '../parallel';

interface SilhouetteWork {
  readonly memory: KernelMemory;
  readonly x: number;
  readonly stride: number;
  readonly features: number;
  readonly bounds: number;
  readonly clusters: number;
  readonly from: number;
  readonly to: number;
  readonly out: number;
}

/** Sums of the distances of some rows to the rows of each cluster, into shared memory. */
export const distanceSumsPart: Part<SilhouetteWork, null> = {
  name: 'silhouette.distance-sums',
  run: ({ memory, x, stride, features, bounds, clusters, from, to, out }) => {
    loadPointKernels(memory).distanceSums(x, stride, features, bounds, clusters, from, to, out);
    return null;
  },
};

const SHARE = 256;

export interface SilhouetteOptions extends Pick<FitOptions, 'parallel' | 'signal' | 'onProgress'> {
  /** The TypeScript fallback of the kernel. */
  readonly plain?: boolean;
}

/**
 * Silhouette of each row (Rousseeuw 1987), −1 to 1: how much nearer it is to its own cluster than to the next one. Exact:
 * all pairs, in float32 of the rows less their mean with sums in float64. Rows of noise (−1) are left out: NaN. A row
 * alone in its cluster has 0. Throws invalidInput unless there are at least two clusters and a row more than clusters.
 */
export function silhouettes(x: Matrix, labels: Int32Array, options: SilhouetteOptions = {}): Float64Array {
  checkMatrix(x);
  const { parallel = inThread, signal, onProgress, plain } = options;
  const { order, bounds, clusters } = sortByLabel(labels, x.rows);
  const rows = order.length;
  if (clusters < 2 || clusters > rows - 1)
    throw new AppError('invalidInput', `A silhouette needs 2 to ${rows - 1} clusters; there are ${clusters}.`);
  const layout = new Layout();
  const stride = Math.ceil(rows / 16) * 64;
  const at = {
    x: layout.take(stride * x.columns + 64),
    bounds: layout.take((clusters + 1) * 4),
    out: layout.take((stride / 4) * clusters * 8),
  };
  const memory = createMemory(layout.bytes, { plain });
  const buffer = bufferOf(memory);
  new Int32Array(buffer, at.bounds, clusters + 1).set(bounds);
  const { means } = columnMoments(x);
  for (let j = 0; j < x.columns; j += 1) {
    const to = new Float32Array(buffer, at.x + j * stride, rows);
    for (let i = 0; i < rows; i += 1) to[i] = (x.data[j * x.rows + (order[i] ?? 0)] ?? 0) - (means[j] ?? 0);
  }
  const work = rangesOf(Math.ceil(rows / 4) * 4, SHARE).map(({ start, end }) => ({
    ...{ memory, stride, features: x.columns, clusters, x: at.x, bounds: at.bounds },
    ...{ from: start, to: end, out: at.out + start * clusters * 8 },
  }));
  // In portions, so that an abort is heard.
  const portion = Math.max(8 * parallel.threads, Math.ceil(work.length / 20));
  for (const { start, end } of rangesOf(work.length, portion)) {
    signal?.throwIfAborted();
    parallel.map(distanceSumsPart, work.slice(start, end));
    onProgress?.(end / work.length);
  }
  return fromSums(new Float64Array(buffer, at.out, rows * clusters), order, bounds, clusters, x.rows);
}

/** Mean silhouette of all rows, or of `sampleSize` rows drawn by the seed (as scikit-learn's `sample_size`). */
export function silhouetteScore(
  x: Matrix,
  labels: Int32Array,
  { sampleSize, seed = 1, ...options }: SilhouetteOptions & { sampleSize?: number; seed?: number } = {},
): number {
  const rows = sampleSize && sampleSize < x.rows ? drawRows(x.rows, sampleSize, seed) : undefined;
  const values = rows
    ? silhouettes(
        takeRows(x, rows),
        Int32Array.from(rows, (row) => labels[row] ?? -1),
        options,
      )
    : silhouettes(x, labels, options);
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

/** Different row numbers, drawn by a seed, in ascending order. */
export function drawRows(rows: number, size: number, seed: number): Int32Array {
  const random = createRandom(`${seed}/rows`);
  const all = Int32Array.from({ length: rows }, (_, i) => i);
  for (let i = 0; i < size; i += 1) {
    const j = Math.min(rows - 1, i + Math.floor(random.next() * (rows - i)));
    [all[i], all[j]] = [all[j] ?? 0, all[i] ?? 0];
  }
  return all.slice(0, size).sort();
}

/** Rows in the order of their labels, without noise; labels that no row has do not count. */
function sortByLabel(labels: Int32Array, rows: number): { order: Int32Array; bounds: Int32Array; clusters: number } {
  if (labels.length !== rows)
    throw new AppError('invalidInput', `${rows} rows need as many labels; there are ${labels.length}.`);
  const order = Int32Array.from({ length: rows }, (_, i) => i).filter((i) => (labels[i] ?? -1) >= 0);
  order.sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0) || a - b);
  const bounds = [0];
  for (let i = 1; i < order.length; i += 1) {
    if (labels[order[i] ?? 0] !== labels[order[i - 1] ?? 0]) bounds.push(i);
  }
  if (order.length > 0) bounds.push(order.length);
  return { order, bounds: Int32Array.from(bounds), clusters: bounds.length - 1 };
}

function fromSums(
  sums: Float64Array,
  order: Int32Array,
  bounds: Int32Array,
  clusters: number,
  rows: number,
): Float64Array {
  const values = new Float64Array(rows).fill(Number.NaN);
  for (let own = 0; own < clusters; own += 1) {
    const size = (bounds[own + 1] ?? 0) - (bounds[own] ?? 0);
    for (let i = bounds[own] ?? 0; i < (bounds[own + 1] ?? 0); i += 1) {
      let next = Number.POSITIVE_INFINITY;
      for (let c = 0; c < clusters; c += 1) {
        if (c === own) continue;
        next = Math.min(next, (sums[i * clusters + c] ?? 0) / ((bounds[c + 1] ?? 0) - (bounds[c] ?? 0)));
      }
      const within = (sums[i * clusters + own] ?? 0) / (size - 1);
      values[order[i] ?? 0] = size === 1 ? 0 : (next - within) / (Math.max(next, within) || 1);
    }
  }
  return values;
}
