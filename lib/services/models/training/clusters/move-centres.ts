import { KMeans } from '@/lib/modelling/cluster/k-means';
import type { Matrix } from '@/lib/modelling/matrix';
import type { TaskContext } from '@/lib/platform/compute/define-task';
import type { ClusterArtefact } from './artefact';
import type { Choice } from './choose-grouping';
import { measure } from './group-rows';

/** Share of what the centres stood for that is given up, so that the shop of today shows. */
const FORGET = 0.5;

/** The centres of an earlier K-Means, moved on by the customers as they are now (Sculley 2010): groups stay who they are. */
export function moveCentres(x: Matrix, { centres }: ClusterArtefact, seed: number, context: TaskContext): Choice {
  const model = KMeans.fromJSON(centres).partialFit(x, { forget: FORGET });
  const labels = model.predict(x);
  const groups = model.centres.length;
  const { silhouette } = measure(x, labels, seed, context);
  return {
    grouping: {
      algorithm: 'kmeans',
      labels,
      groups,
      silhouette,
      again: (sample, each) => new KMeans({ clusters: groups, start: model.centres, seed: each }).fit(sample).labels,
      kMeans: model,
      params: { k: groups, update: true },
      because: 'the groups of the version before, brought up to date',
      dendrogram: null,
      neighbourDistances: null,
    },
    curve: [],
    tried: [{ algorithm: 'kmeans', groups, silhouette, stability: null, noise: 0 }],
  };
}
