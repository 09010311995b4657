import { adjustedRandScore } from '@/lib/modelling/cluster/agreement';
import { drawRows } from '@/lib/modelling/cluster/silhouette';
import { clusterStability } from '@/lib/modelling/cluster/stability';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import type { TaskContext } from '@/lib/platform/compute/define-task';
import type { Grouping } from './group-rows';
import { nearestCentres } from './nearest-centres';

/** Adjusted Rand index over resamples from which on groups are found again well enough to build on. */
export const STANDS = 0.6;

/** Rows that are grouped again and again; more say nothing more about whether groups stand. */
const ROWS = 4_000;

/**
 * Whether the groups are found again in resamples: for each the mean Jaccard index, for all the mean adjusted Rand index of
 * everyone assigned by a resample's centres.
 */
export function measureStability(
  x: Matrix,
  { labels, again }: Pick<Grouping, 'labels' | 'again'>,
  resamples: number,
  seed: number,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): { groups: (number | null)[]; adjustedRand: number | null } {
  const count = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  if (resamples === 0 || count < 2) return { groups: new Array<null>(count).fill(null), adjustedRand: null };
  const rows = x.rows > ROWS ? drawRows(x.rows, ROWS, seed) : undefined;
  const some = rows ? takeRows(x, rows) : x;
  const own = rows ? Int32Array.from(rows, (row) => labels[row] ?? -1) : labels;
  const indices: number[] = [];
  const group = (sample: Matrix, each: number): Int32Array => {
    const found = again(sample, each);
    if (found.some((label) => label >= 0))
      indices.push(adjustedRandScore(own, nearestCentres(sample, found).predict(some)));
    return found;
  };
  const found = clusterStability(some, own, group, { resamples, seed, signal, onProgress });
  const mean = indices.length > 0 ? indices.reduce((sum, one) => sum + one, 0) / indices.length : null;
  return { groups: Array.from({ length: count }, (_, g) => found[g]?.mean ?? null), adjustedRand: mean };
}
