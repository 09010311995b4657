import { checkMatrix, type FitOptions } from '../estimator';
import type { Matrix } from '../matrix';
import { kneeOf } from './choose-clusters';
import { drawRows } from './silhouette';

export interface EpsChoice {
  /** The radius at which the curve bends: the proposal. */
  readonly eps: number;
  /** Distance to the k-th neighbour of the rows looked at, the nearest first: the curve to show. */
  readonly distances: readonly number[];
}

const MOST_ASKED = 1_000;
const MOST_ROWS = 20_000;

/**
 * A radius for DBSCAN by the distances to the k-th neighbour (k = minSamples, itself included), sorted: where the curve
 * turns up, rows begin to stand alone. Of large data a sample is looked at, drawn by the seed.
 */
export function chooseEps(
  x: Matrix,
  { minSamples = 5, seed = 1, signal, onProgress }: { minSamples?: number; seed?: number } & FitOptions = {},
): EpsChoice {
  checkMatrix(x, { minRows: 3 });
  const rows = drawRows(x.rows, Math.min(x.rows, MOST_ROWS), seed);
  const step = Math.max(1, Math.floor(rows.length / MOST_ASKED));
  const k = Math.min(minSamples, rows.length);
  const distances: number[] = [];
  const nearest = new Float64Array(k);
  for (let a = 0; a < rows.length; a += step) {
    if (distances.length % 64 === 0) {
      signal?.throwIfAborted();
      onProgress?.(a / rows.length);
    }
    nearest.fill(Number.POSITIVE_INFINITY);
    for (const other of rows) keepNearest(nearest, squared(x, rows[a] ?? 0, other, nearest[k - 1] ?? 0));
    distances.push(Math.sqrt(nearest[k - 1] ?? 0));
  }
  distances.sort((p, q) => p - q);
  const knee = distances[kneeOf(distances)] ?? 0;
  // Many equal rows: the first distance that is one.
  return { eps: knee > 0 ? knee : (distances.find((value) => value > 0) ?? 1), distances };
}

function squared(x: Matrix, a: number, b: number, limit: number): number {
  let sum = 0;
  for (let j = 0; j < x.columns && sum < limit; j += 1)
    sum += ((x.data[j * x.rows + a] ?? 0) - (x.data[j * x.rows + b] ?? 0)) ** 2;
  return sum;
}

function keepNearest(nearest: Float64Array, value: number): void {
  let at = nearest.length - 1;
  if (value >= (nearest[at] ?? 0)) return;
  for (; at > 0 && (nearest[at - 1] ?? 0) > value; at -= 1) nearest[at] = nearest[at - 1] ?? 0;
  nearest[at] = value;
}
