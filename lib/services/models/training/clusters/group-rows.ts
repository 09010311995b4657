import { AppError } from '@/lib/core';
import { chooseClusters } from '@/lib/modelling/cluster/choose-clusters';
import { KMeans } from '@/lib/modelling/cluster/k-means';
import { drawRows, silhouetteScore } from '@/lib/modelling/cluster/silhouette';
import { calinskiHarabaszScore, daviesBouldinLoss } from '@/lib/modelling/cluster/validity';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import type { TaskContext } from '@/lib/platform/compute/define-task';
import type { ClusterKind, ClusterParams, ClusterResult } from '../../types';

/** Rows that validity is measured on: all pairs of them are looked at. */
const MEASURED = 10_000;

/** One way of grouping the rows. */
export interface Grouping {
  algorithm: ClusterKind;
  /** −1: in no group. */
  labels: Int32Array;
  groups: number;
  silhouette: number | null;
  /** Groups a sample of the rows in the same way, for the stability. */
  again(sample: Matrix, seed: number): Int32Array;
  kMeans?: KMeans;
  params: Record<string, unknown>;
  because: string;
  dendrogram: ClusterResult['dendrogram'];
  neighbourDistances: ClusterResult['neighbourDistances'];
}

export interface KPoint {
  k: number;
  silhouette: number;
  daviesBouldin: number;
  calinskiHarabasz: number;
  inertia: number;
}

/** K-Means for a given number of groups, or for all from `kMin` to `kMax` of which the best silhouette is taken. */
export function groupByMeans(
  x: Matrix,
  { k, kMin, kMax, starts }: ClusterParams,
  seed: number,
  { signal, onProgress, parallel }: TaskContext,
): { grouping: Grouping; curve: KPoint[] } {
  const from = k ?? kMin;
  const to = k ?? kMax;
  if (from > to) throw new AppError('invalidInput', 'The least number of groups is above the largest.');
  if (x.rows <= from)
    throw new AppError('invalidInput', `${from} groups need more than ${from} customers; there are ${x.rows}.`);
  const found = chooseClusters(x, {
    from: k === undefined ? from : Math.max(2, k - 2),
    to: k === undefined ? to : k + 2,
    starts,
    seed,
    sampleSize: MEASURED,
    signal,
    onProgress,
    parallel,
  });
  const chosen = found.tried.find(({ clusters }) => clusters === (k ?? found.best));
  if (!chosen) throw new AppError('invalidInput', `The customers are too few or too alike for ${k ?? from} groups.`);
  const { model } = chosen;
  return {
    grouping: {
      algorithm: 'kmeans',
      labels: model.labels,
      groups: chosen.clusters,
      silhouette: chosen.silhouette,
      again: (sample, each) => new KMeans({ clusters: chosen.clusters, starts: 3, seed: each }).fit(sample).labels,
      kMeans: model,
      params: { k: chosen.clusters, starts },
      because: k === undefined ? `best silhouette of ${from}–${to}` : 'chosen by hand',
      dendrogram: null,
      neighbourDistances: null,
    },
    curve: found.tried.map(({ clusters, silhouette, daviesBouldin, calinskiHarabasz, inertia }) => ({
      k: clusters,
      silhouette,
      daviesBouldin,
      calinskiHarabasz,
      inertia,
    })),
  };
}

/** Mean silhouette and the two other figures, of a sample where there are many rows; null where there is one group. */
export function measure(
  x: Matrix,
  labels: Int32Array,
  seed: number,
  { parallel, signal }: Pick<TaskContext, 'parallel' | 'signal'>,
) {
  const rows = x.rows > MEASURED ? drawRows(x.rows, MEASURED, seed) : undefined;
  const sample = rows ? takeRows(x, rows) : x;
  const some = rows ? Int32Array.from(rows, (row) => labels[row] ?? -1) : labels;
  const groups = new Set(some.filter((label) => label >= 0)).size;
  if (groups < 2) return { silhouette: null, daviesBouldin: null, calinskiHarabasz: null, sample: sample.rows };
  return {
    silhouette: silhouetteScore(sample, some, { parallel, signal }),
    daviesBouldin: daviesBouldinLoss(sample, some),
    calinskiHarabasz: calinskiHarabaszScore(sample, some),
    sample: sample.rows,
  };
}
