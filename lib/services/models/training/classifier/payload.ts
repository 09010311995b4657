import type { FeatureSet } from '../../features/feature-set';
import type { FeatureTable } from '../../features/feature-table';
import type { ClassifierParams, FeatureChoice, PopulationSize, Target } from '../../types';
import type { LabelledRows } from './read-rows';

/** A part of the hold-out that is looked at by itself. */
export interface Slice {
  name: string;
  group: string;
  protected: boolean;
  /** Rows of the hold-out that belong to it. */
  rows: number[];
}

/** What the task of a classifier works on: all plain data. */
export interface ClassifierPayload {
  target: Target;
  params: ClassifierParams;
  seed: number;
  choice: FeatureChoice[];
  set: FeatureSet;
  learn: LabelledRows;
  hold: LabelledRows;
  /** Those whom it would answer for at the instant of the training: what later scorings are compared with. */
  today: FeatureTable;
  slices: Slice[];
  population: PopulationSize;
  moments: { learn: string[]; holdOut: string; outcomesUntil: string };
  leftOut: { name: string; reason: string }[];
  warnings: string[];
}
