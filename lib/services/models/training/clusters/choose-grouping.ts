import { isAppError } from '@/lib/core';
import type { Matrix } from '@/lib/modelling/matrix';
import type { TaskContext } from '@/lib/platform/compute/define-task';
import type { ClusterResult } from '../../types';
import { type Grouping, groupByMeans, type KPoint } from './group-rows';
import { measureStability, STANDS } from './measure-stability';
import { groupByDensity, groupByLinkage } from './other-groupings';
import type { ClusterPayload } from './payload';

export interface Choice {
  grouping: Grouping;
  curve: KPoint[];
  tried: ClusterResult['tried'];
}

/** Noise above this share, or one group alone, is no answer that anybody can use. */
const MOST_NOISE = 0.3;
const LARGE = 50_000;

/** Resamples on which methods are compared; the one that is taken is measured on all. */
const COMPARED_ON = 10;

/**
 * Groups by the algorithm that is asked for, or by all that suit the size, of which the best silhouette is taken among
 * those whose groups are found again in resamples.
 */
export function chooseGrouping(x: Matrix, { kind, params, seed }: ClusterPayload, context: TaskContext): Choice {
  const algorithm = params.algorithm ?? kind;
  const within = (from: number, to: number): TaskContext => ({
    ...partOf(context),
    onProgress: (share) => context.onProgress(from + share * (to - from)),
  });
  if (algorithm === 'dbscan') {
    const grouping = groupByDensity(x, params, seed, context);
    return { grouping, curve: [], tried: [tryOf(grouping)] };
  }
  if (algorithm === 'agglomerative') {
    const { grouping, curve } = groupByLinkage(x, params, seed, context);
    return { grouping, curve, tried: [tryOf(grouping)] };
  }
  const means = groupByMeans(x, params, seed, within(0, algorithm === 'choose' ? 0.4 : 1));
  if (algorithm === 'kmeans') return { ...means, tried: [tryOf(means.grouping)] };
  const others = [
    attempt(() => groupByLinkage(x, params, seed, within(0.4, 0.6)).grouping),
    x.rows <= LARGE ? attempt(() => groupByDensity(x, params, seed, within(0.6, 0.7))) : undefined,
  ].filter((one) => one !== undefined);
  const usable = others.filter(
    ({ labels, groups }) => groups >= 2 && labels.filter((label) => label < 0).length <= MOST_NOISE * x.rows,
  );
  const resamples = Math.min(params.resamples, COMPARED_ON);
  const candidates = [means.grouping, ...usable].map((grouping, i, all) => ({
    grouping,
    stability: measureStability(x, grouping, resamples, seed, within(0.7 + (0.3 * i) / all.length, 1)).adjustedRand,
  }));
  const standing = candidates.filter(({ stability }) => stability === null || stability >= STANDS);
  const best = (standing.length > 0 ? standing : candidates).reduce((a, b) =>
    (b.grouping.silhouette ?? -1) > (a.grouping.silhouette ?? -1) ? b : a,
  ).grouping;
  const methods = `${1 + others.length} methods`;
  const among =
    standing.length > 0 && standing.length < candidates.length ? `those of ${methods} that are found again` : methods;
  return {
    grouping: { ...best, because: `best silhouette of ${among}; ${best.because}` },
    curve: means.curve,
    tried: [means.grouping, ...others].map((one) =>
      tryOf(one, candidates.find(({ grouping }) => grouping === one)?.stability ?? null),
    ),
  };
}

/** The parallel threads of a context are made when they are first asked for: a spread would make them now. */
const partOf = (context: TaskContext): TaskContext => ({
  signal: context.signal,
  onProgress: context.onProgress,
  get parallel() {
    return context.parallel;
  },
});

/** What a method cannot do with these rows it says; the others go on. */
function attempt(work: () => Grouping): Grouping | undefined {
  try {
    return work();
  } catch (error) {
    if (isAppError(error) && error.code === 'invalidInput') return undefined;
    throw error;
  }
}

const tryOf = (
  { algorithm, groups, silhouette, labels }: Grouping,
  stability: number | null = null,
): ClusterResult['tried'][number] => ({
  algorithm,
  groups,
  silhouette,
  stability,
  noise: labels.filter((label) => label < 0).length,
});
