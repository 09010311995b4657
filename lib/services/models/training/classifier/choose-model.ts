import { performance } from 'node:perf_hooks';
import { AppError } from '@/lib/core';
import type { Classifier, FitOptions } from '@/lib/modelling/estimator';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import { type CrossValidation, crossValidate } from '@/lib/modelling/model-selection/cross-validate';
import type { Fold } from '@/lib/modelling/model-selection/folds';
import { bayesianSearch, gridSearch, randomSearch } from '@/lib/modelling/model-selection/search-parameters';
import type { Point, SearchSpace } from '@/lib/modelling/model-selection/search-space';
import { thin } from '../../features/thin';
import type { ClassifierParams } from '../../types';
import { type Algorithm, makeClassifier } from './predictor';

/** What an algorithm learns from: trees take missing values as they are, a logistic regression everything filled and scaled. */
export type Inputs = Readonly<Record<Algorithm, Matrix>>;

export interface Candidate {
  algorithm: Algorithm;
  params: Record<string, unknown>;
  validation: CrossValidation;
  ms: number;
}

/** Rows on which parameters are tried; the best of each algorithm is validated on all. */
const TRIED_ON = 6_000;
const TRIED_FOLDS = 2;
/** A forest is taken only where it is better by more: boosting says the same in a fraction of the nodes. */
const AS_GOOD = 0.002;

const FIXED: Readonly<Record<Algorithm, Record<string, unknown>>> = {
  logistic: { penalty: 'l2' },
  forest: { trees: 80, depth: 10, leaves: 64 },
  boosting: { depth: 5, earlyStopping: { share: 0.15, patience: 12, tolerance: 1e-6 }, iterations: 300 },
};
const SPACES: Readonly<Record<Algorithm, SearchSpace>> = {
  logistic: { c: { kind: 'number', low: 0.003, high: 3, log: true } },
  forest: { leastRows: { kind: 'number', low: 5, high: 60, log: true, whole: true } },
  boosting: {
    learningRate: { kind: 'number', low: 0.03, high: 0.15, log: true },
    leaves: { kind: 'number', low: 6, high: 24, whole: true },
    leastRows: { kind: 'number', low: 15, high: 120, log: true, whole: true },
    l2: { kind: 'number', low: 0.1, high: 20, log: true },
    columnShare: { kind: 'choice', values: [0.5, 0.8, 1] },
  },
};
const GRIDS: Readonly<Record<Algorithm, Record<string, readonly number[]>>> = {
  logistic: { c: [0.01, 0.1, 1] },
  forest: { leastRows: [5, 20, 50] },
  boosting: { learningRate: [0.05, 0.1], leaves: [8, 16], leastRows: [20, 60] },
};

/**
 * Logistic regression, forest and boosting, each with the parameters that do best on folds, compared on the same folds.
 * The best is the first. Throws invalidInput where the rows cannot be learned from.
 */
export function chooseModel(
  inputs: Inputs,
  labels: Int32Array,
  folds: readonly Fold[],
  { algorithm, tries, search }: ClassifierParams,
  seed: number,
  { onProgress, ...options }: FitOptions,
): Candidate[] {
  const algorithms: Algorithm[] = algorithm === 'choose' ? ['logistic', 'forest', 'boosting'] : [algorithm];
  const candidates = algorithms.map((each, i) => {
    const begun = performance.now();
    const step = (share: number): void => onProgress?.((i + share) / algorithms.length);
    const params = {
      ...FIXED[each],
      ...searchParams(each, inputs[each], labels, folds, { tries, search, seed }, (share) => step(share / 2), options),
    };
    const make = (): Classifier => makeClassifier(each, params, seed);
    const validation = crossValidate(make, inputs[each], labels, folds, {
      ...options,
      onProgress: (share) => step(0.5 + share / 2),
    });
    return { algorithm: each, params, validation, ms: Math.round(performance.now() - begun) };
  });
  const merit = ({ algorithm: each, validation }: Candidate): number =>
    validation.mean.auc - (each === 'forest' ? AS_GOOD : 0);
  const ranked = candidates.sort((a, b) => merit(b) - merit(a));
  if (ranked.length === 0) throw new AppError('invalidInput', 'No algorithm was chosen.');
  return ranked;
}

function searchParams(
  algorithm: Algorithm,
  x: Matrix,
  labels: Int32Array,
  folds: readonly Fold[],
  { tries, search, seed }: { tries: number; search: ClassifierParams['search']; seed: number },
  onProgress: (share: number) => void,
  options: FitOptions,
): Point {
  const some = folds.slice(0, TRIED_FOLDS).map(({ train, test }) => ({
    train: Uint32Array.from(thin(Array.from(train), TRIED_ON)),
    test: Uint32Array.from(thin(Array.from(test), TRIED_ON / 2)),
  }));
  const score = (params: Point): number => {
    const make = (): Classifier => makeClassifier(algorithm, { ...FIXED[algorithm], ...params }, seed);
    return crossValidate(make, x, labels, some, options).mean.auc;
  };
  const trial = {
    trials: tries,
    seed,
    signal: options.signal,
    onTrial: (_: unknown, done: number) => onProgress(Math.min(1, done / tries)),
  };
  if (search === 'grid') return gridSearch(GRIDS[algorithm], score, trial).best.params;
  return (search === 'bayesian' ? bayesianSearch : randomSearch)(SPACES[algorithm], score, trial).best.params;
}

/** The rows of a fold's share, for learning curves. */
export const rowsOf = (x: Matrix, rows: Uint32Array): Matrix => takeRows(x, rows);
