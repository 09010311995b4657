import { AppError } from '@/lib/core';
import { checkMatrix, type FitOptions } from '../estimator';
import type { Matrix } from '../matrix';
import { takeRows } from '../matrix';
import { fitSpace, KMeans, type KMeansParams } from './k-means';
import { PointSpace } from './point-space';
import { drawRows, silhouetteScore } from './silhouette';
import { calinskiHarabaszScore, daviesBouldinLoss } from './validity';

export interface ClustersTried {
  readonly clusters: number;
  readonly inertia: number;
  /** Mean silhouette, of a sample where there are more rows than `sampleSize`. */
  readonly silhouette: number;
  /** Of the same sample. */
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
  readonly sizes: readonly number[];
  readonly model: KMeans;
}

export interface ClustersChoice {
  readonly tried: readonly ClustersTried[];
  /** Highest silhouette: the number that is proposed. */
  readonly best: number;
  /** Where the curve of the inertia bends most: what the eye would choose. */
  readonly knee: number;
}

export interface ChooseOptions extends FitOptions, Partial<Omit<KMeansParams, 'clusters' | 'start'>> {
  readonly from?: number;
  readonly to?: number;
  readonly sampleSize?: number;
}

/**
 * K-Means for several numbers of clusters over one copy of the rows, with the figures by which to choose. Numbers that the
 * rows do not allow (fewer different rows) are left out. Throws invalidInput where none is left.
 */
export function chooseClusters(x: Matrix, options: ChooseOptions = {}): ClustersChoice {
  const { from = 2, to = 10, sampleSize = 10_000, parallel, signal, onProgress, ...params } = options;
  checkMatrix(x, { minRows: 3 });
  const last = Math.min(to, x.rows - 1);
  const space = new PointSpace(x, { parallel, mostClusters: Math.max(2, last) });
  const seed = params.seed ?? 1;
  const rows = x.rows > sampleSize ? drawRows(x.rows, sampleSize, seed) : undefined;
  const sample = rows ? takeRows(x, rows) : x;
  const tried: ClustersTried[] = [];
  for (let clusters = Math.max(2, from); clusters <= last; clusters += 1) {
    signal?.throwIfAborted();
    const model = new KMeans({ ...params, clusters });
    const { result, labels } = fitSpace(space, model.params, { signal });
    const sizes = Array.from(result.counts);
    if (sizes.some((size) => size === 0)) break; // Fewer different rows than clusters.
    const some = rows ? Int32Array.from(rows, (row) => labels[row] ?? 0) : labels;
    if (new Set(some).size < 2) continue;
    model.take(result, space.offset, labels);
    tried.push({
      clusters,
      inertia: result.inertia,
      silhouette: silhouetteScore(sample, some, { parallel, signal }),
      daviesBouldin: daviesBouldinLoss(sample, some),
      calinskiHarabasz: calinskiHarabaszScore(sample, some),
      sizes,
      model,
    });
    onProgress?.((clusters - from + 1) / (last - from + 1));
  }
  const [first] = tried;
  if (!first) throw new AppError('invalidInput', 'The rows are too few or too alike to be grouped.');
  const best = tried.reduce((a, b) => (b.silhouette > a.silhouette ? b : a), first);
  return {
    tried,
    best: best.clusters,
    knee: tried[kneeOf(tried.map(({ inertia }) => inertia))]?.clusters ?? first.clusters,
  };
}

/** Index of the point of a falling curve that lies farthest below the line from its first to its last point. */
export function kneeOf(values: readonly number[]): number {
  const first = values[0] ?? 0;
  const last = values.at(-1) ?? 0;
  const gaps = values.map((value, i) => first + ((last - first) * i) / Math.max(1, values.length - 1) - value);
  return gaps.indexOf(Math.max(...gaps));
}
