import type { FeatureSet } from '../../features/feature-set';
import type { FeatureTable } from '../../features/feature-table';
import type { ClusterKind, ClusterParams, FeatureChoice, PopulationSize } from '../../types';
import type { ClusterArtefact } from './artefact';

/** What the task of a clustering works on: all plain data. */
export interface ClusterPayload {
  kind: ClusterKind;
  params: ClusterParams;
  seed: number;
  /** Said by a person: the kind was not left to the figures. */
  choice: FeatureChoice[];
  set: FeatureSet;
  /** The chosen features, then those of which facts are told. */
  table: FeatureTable;
  facts: FeatureTable;
  population: PopulationSize;
  currency: string;
  /** Names of customers by their place in the table are read when the card is shown: here are the ids. */
  ids: string[];
  /** Groups of the champion by customer number, to keep their ids where they are much the same. */
  before: { customers: number[]; labels: string[]; groups: string[] } | null;
  /** The champion whose centres move on, where it is an update rather than a new beginning. */
  update: ClusterArtefact | null;
  warnings: string[];
}
