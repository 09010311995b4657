import { AppError } from '@/lib/core';
import type { FeatureSet } from '../../features/feature-set';
import type { Target } from '../../types';
import type { PredictorJson } from './predictor';

const FORMAT = 1;
export const CLASSIFIER_FORMAT = FORMAT;

/** A classifier as it is kept. */
export interface ClassifierArtefact {
  kind: 'classifier';
  formatVersion: number;
  set: FeatureSet;
  target: Target;
  classes: string[];
  predictor: PredictorJson;
  /** The median (most frequent value) of each feature, beside which one customer is explained. */
  usual: Record<string, number | string | null>;
}

/** Throws invalidInput for something else, or for another format. */
export function readClassifierArtefact(value: unknown): ClassifierArtefact {
  const artefact = value as ClassifierArtefact;
  if (artefact?.kind !== 'classifier') throw new AppError('invalidInput', 'This is no classifier.');
  if (artefact.formatVersion !== FORMAT)
    throw new AppError(
      'invalidInput',
      `This classifier was written in format ${artefact.formatVersion}; this version reads format ${FORMAT}. Train it again.`,
    );
  return artefact;
}
