import { AppError } from '@/lib/core';
import { Agglomerative } from '@/lib/modelling/cluster/agglomerative';
import { kneeOf } from '@/lib/modelling/cluster/choose-clusters';
import { Dbscan } from '@/lib/modelling/cluster/dbscan';
import { drawRows } from '@/lib/modelling/cluster/silhouette';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import type { TaskContext } from '@/lib/platform/compute/define-task';
import type { ClusterParams } from '../../types';
import { dendrogramOf } from './dendrogram';
import { type Grouping, type KPoint, measure } from './group-rows';
import { nearestCentres } from './nearest-centres';

/** Rows of which a hierarchy is built; the others follow the nearest centre. */
const LINKED = 3_000;
const NEIGHBOURS = 1_500;

/** DBSCAN with a radius at the knee of the distances to the k-th neighbour where none is given. */
export function groupByDensity(x: Matrix, params: ClusterParams, seed: number, context: TaskContext): Grouping {
  const minPoints = params.minPoints ?? Math.max(5, 2 * x.columns);
  const distances = neighbourDistances(x, minPoints, seed);
  // Seen from the far end, the curve falls: the knee is where it stops to.
  const knee = distances.length - 1 - kneeOf([...distances].reverse());
  const eps = params.eps ?? distances[knee] ?? 0;
  if (!(eps > 0))
    throw new AppError('invalidInput', 'Most customers are alike in every feature: there is no distance to group by.');
  const model = new Dbscan({ eps, minSamples: minPoints }).fit(x, context);
  const labels = model.labels;
  return {
    algorithm: 'dbscan',
    labels,
    groups: model.clusters,
    silhouette: measure(x, labels, seed, context).silhouette,
    again: (sample) => new Dbscan({ eps, minSamples: minPoints }).fit(sample).labels,
    params: { eps, minPoints },
    because: params.eps === undefined ? 'radius at the knee of the neighbour distances' : 'chosen by hand',
    dendrogram: null,
    neighbourDistances: { distances: thinned(distances), eps, minPoints },
  };
}

/** Distances of rows (of a sample) to their k-th nearest neighbour, from small to large. */
function neighbourDistances(x: Matrix, k: number, seed: number): number[] {
  const rows = x.rows > NEIGHBOURS ? takeRows(x, drawRows(x.rows, NEIGHBOURS, seed)) : x;
  const n = rows.rows;
  // A sample is thinner by its share: its k-th neighbour would be farther than among all.
  const rank = Math.max(1, Math.min(n - 1, Math.round((k * n) / x.rows)));
  const found: number[] = [];
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    squares.fill(0);
    for (let j = 0; j < rows.columns; j += 1) {
      const at = j * n;
      const own = rows.data[at + i] ?? 0;
      for (let other = 0; other < n; other += 1)
        squares[other] = (squares[other] ?? 0) + ((rows.data[at + other] ?? 0) - own) ** 2;
    }
    found.push(Math.sqrt(squares.slice().sort()[rank] ?? 0));
  }
  return found.sort((a, b) => a - b);
}

const thinned = (values: readonly number[]): number[] =>
  Array.from(
    { length: Math.min(200, values.length) },
    (_, i) => values[Math.floor((i * values.length) / Math.min(200, values.length))] ?? 0,
  );

/** Ward's or average linkage: of everyone, or of a sample whose groups the others join. */
export function groupByLinkage(
  x: Matrix,
  { k, kMin, kMax, linkage, cut }: ClusterParams,
  seed: number,
  context: TaskContext,
): { grouping: Grouping; curve: KPoint[] } {
  const rows = x.rows > LINKED ? drawRows(x.rows, LINKED, seed) : undefined;
  const sample = rows ? takeRows(x, rows) : x;
  const model = new Agglomerative({ linkage }).fit(sample, context);
  const curve: KPoint[] = [];
  for (let groups = kMin; groups <= Math.min(kMax, sample.rows - 1); groups += 1) {
    const figures = measure(sample, model.cut({ clusters: groups }), seed, context);
    if (figures.silhouette === null) continue;
    curve.push({
      k: groups,
      silhouette: figures.silhouette,
      daviesBouldin: figures.daviesBouldin,
      calinskiHarabasz: figures.calinskiHarabasz,
      inertia: Number.NaN,
    });
  }
  const best = curve.reduce<KPoint | undefined>((a, b) => (a && a.silhouette >= b.silhouette ? a : b), undefined);
  const wanted = cut === undefined ? { clusters: Math.min(k ?? best?.k ?? 2, sample.rows) } : { height: cut };
  const own = model.cut(wanted);
  const labels = rows ? nearestCentres(sample, own).predict(x) : own;
  const groups = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  return {
    grouping: {
      algorithm: 'agglomerative',
      labels,
      groups,
      silhouette: measure(x, labels, seed, context).silhouette,
      again: (some) => {
        const few = some.rows > LINKED ? takeRows(some, drawRows(some.rows, LINKED, seed)) : some;
        const again = new Agglomerative({ linkage }).fit(few).cut({ clusters: Math.min(groups, few.rows) });
        return few === some ? again : nearestCentres(few, again).predict(some);
      },
      params: { k: groups, linkage, ...(cut === undefined ? {} : { cut }) },
      because:
        cut !== undefined ? 'cut by hand' : k !== undefined ? 'chosen by hand' : `best silhouette of ${kMin}–${kMax}`,
      dendrogram: dendrogramOf(model.merges, sample.rows, own, linkage, groups),
      neighbourDistances: null,
    },
    curve,
  };
}
