import {
  type ClusterKind,
  type ClusterParams,
  clusterParamsSchema,
  type FeatureChoice,
  type ModelDefinition,
  type Population,
} from '@/lib/services/models/types';

export type Algorithm = ClusterKind | 'choose';

/** A group to look inside, and what it and its clustering are called. */
export interface Within {
  model: string;
  modelName: string;
  group: string;
  groupName: string;
}

/** A clustering as it is being made. */
export interface Draft {
  name: string;
  population: Population;
  /** Null until the shop's features are known: then those that a first look begins with. */
  features: readonly FeatureChoice[] | null;
  algorithm: Algorithm;
  /** Fixed number of groups; null: the best of `kMin` to `kMax`. */
  k: number | null;
  kMin: number;
  kMax: number;
  scaling: ClusterParams['scaling'];
  linkage: ClusterParams['linkage'];
  outliers: ClusterParams['outliers'];
  starts: number;
  resamples: number;
  /** DBSCAN; null: by the knee of the distances. */
  eps: number | null;
  minPoints: number | null;
  seed: number;
}

export const EMPTY: Draft = {
  name: '',
  population: { type: 'everyone' },
  features: null,
  algorithm: 'choose',
  k: null,
  kMin: 2,
  kMax: 10,
  scaling: 'standard',
  linkage: 'ward',
  outliers: 'keep',
  starts: 10,
  resamples: 30,
  eps: null,
  minPoints: null,
  seed: 42,
};

/** The draft of another run: what the last one was. */
export function beginWith(name: string, { population, features, params, seed }: ModelDefinition): Draft {
  const { data } = clusterParamsSchema.safeParse(params);
  if (!data) return { ...EMPTY, name, population, features, seed };
  const { algorithm = 'choose', k = null, eps = null, minPoints = null, ...rest } = data;
  const { kMin, kMax, scaling, linkage, outliers, starts, resamples } = rest;
  return {
    name,
    population,
    features,
    algorithm,
    k,
    kMin,
    kMax,
    scaling,
    linkage,
    outliers,
    starts,
    resamples,
    eps,
    minPoints,
    seed,
  };
}

/** The draft of a look inside a group. */
export const inside = (model: string, group: { id: string; name: string }): Draft => ({
  ...EMPTY,
  name: `Inside ${group.name}`,
  population: { type: 'group', model, group: group.id },
});

/** The parameters as the training takes them; what the method does not ask is left out. */
export function paramsOf(draft: Draft): ClusterParams {
  const { algorithm, k, kMin, kMax, scaling, linkage, outliers, starts, resamples, eps, minPoints } = draft;
  const counted = algorithm !== 'dbscan' && k !== null;
  return {
    algorithm,
    kMin,
    kMax,
    scaling,
    linkage,
    outliers,
    starts,
    resamples,
    ...(counted ? { k } : {}),
    ...(algorithm === 'dbscan' && eps !== null ? { eps } : {}),
    ...(algorithm === 'dbscan' && minPoints !== null ? { minPoints } : {}),
  };
}

/** What keeps the draft from being run, in a sentence each. */
export function faultsOf(draft: Draft): string[] {
  const faults: string[] = [];
  if (draft.name.trim() === '') faults.push('Give it a name.');
  if ((draft.features?.length ?? 0) === 0) faults.push('Choose at least one feature to compare customers by.');
  const within = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high;
  if (draft.algorithm !== 'dbscan') {
    if (draft.k !== null && !within(draft.k, 2, 30)) faults.push('The number of groups is from 2 to 30.');
    if (draft.k === null && !(within(draft.kMin, 2, 30) && within(draft.kMax, 2, 30) && draft.kMin < draft.kMax))
      faults.push('Try numbers of groups from 2 to 30, the first smaller than the last.');
  }
  if (draft.algorithm === 'dbscan' && draft.eps !== null && !(draft.eps > 0)) faults.push('The radius is above 0.');
  if (draft.algorithm === 'dbscan' && draft.minPoints !== null && !within(draft.minPoints, 2, 1000))
    faults.push('A dense place has from 2 to 1,000 neighbours.');
  if (!within(draft.starts, 1, 100)) faults.push('Starts are from 1 to 100.');
  if (!within(draft.resamples, 0, 200)) faults.push('Resamples are from 0 to 200.');
  if (!within(draft.seed, 0, 2_147_483_647)) faults.push('The seed is a whole number, 0 or more.');
  if (draft.population.type === 'segment' && draft.population.segment === '') faults.push('Choose the segment.');
  return faults;
}
