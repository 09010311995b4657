import { AppError } from '@/lib/core';
import type { Artefact } from '@/lib/modelling/estimator';
import type { FeatureSet } from '../../features/feature-set';
import type { PreparationJson } from '../../prepare/preparation';
import type { ClusterParams } from '../../types';

const FORMAT = 1;

/** A clustering as it is kept: features, preparation, and what assigns a customer to a group. */
export interface ClusterArtefact {
  kind: 'clusters';
  formatVersion: number;
  set: FeatureSet;
  preparation: PreparationJson;
  /** Centres of the groups in prepared units: nearest wins (K-Means and groups of other kinds' second stage). */
  centres: Artefact;
  /** The classifier of the second stage, where the nearest centre is not what made the groups. */
  classifier: Artefact | null;
  /** What was done with outliers, to be done again when customers are assigned; absent in older ones: kept. */
  outliers?: ClusterParams['outliers'];
  /** DBSCAN: how far from its nearest centre a customer may be before he is noise; null: there is none. */
  reach: number | null;
  /** Ids of the groups by label. */
  groups: string[];
  /** Customers of the training and their groups: later runs keep the ids of groups that go on. */
  customers: number[];
  labels: number[];
}

/** Throws invalidInput for something else, or for another format. */
export function readClusterArtefact(value: unknown): ClusterArtefact {
  const artefact = value as ClusterArtefact;
  if (artefact?.kind !== 'clusters') throw new AppError('invalidInput', 'This is no clustering.');
  if (artefact.formatVersion !== FORMAT)
    throw new AppError(
      'invalidInput',
      `This clustering was written in format ${artefact.formatVersion}; this version reads format ${FORMAT}. Train it again.`,
    );
  return artefact;
}

export const CLUSTER_FORMAT = FORMAT;
