import type { Classifier, FitOptions } from '../estimator';
import { type Matrix, takeRows } from '../matrix';
import { averagePrecision } from '../metrics/average-precision';
import { brierScore, logLoss } from '../metrics/probability-loss';
import { rocAuc } from '../metrics/roc-auc';
import { thresholdMetrics } from '../metrics/threshold-metrics';
import type { Fold } from './folds';

/** The figures of a classifier of two classes on one fold; accuracy, precision, recall and F1 at a threshold of one half. */
export interface BinaryFigures {
  readonly auc: number;
  readonly averagePrecision: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface CrossValidation {
  readonly folds: readonly { readonly train: BinaryFigures; readonly test: BinaryFigures }[];
  /** Over the test parts. */
  readonly mean: BinaryFigures;
  /** Standard deviation over the test parts (of a sample, n − 1). */
  readonly deviation: BinaryFigures;
  /** The probability of class 1 of each row, from the model that did not see it; NaN for rows in no test part. */
  readonly outOfFold: Float64Array;
}

/** Class of each of these rows. */
export const takeLabels = (y: Int32Array, rows: Uint32Array): Int32Array => Int32Array.from(rows, (row) => y[row] ?? 0);

/** The probability of class 1, as a list. */
export function positiveProbability(model: Pick<Classifier, 'predictProbability'>, x: Matrix): Float64Array {
  const { data, rows } = model.predictProbability(x);
  return Float64Array.from(data.subarray(rows, 2 * rows));
}

export function binaryFigures(labels: ArrayLike<number>, probabilities: ArrayLike<number>): BinaryFigures {
  const { accuracy, precision, recall, f1 } = thresholdMetrics(labels, probabilities);
  return {
    auc: rocAuc(labels, probabilities),
    averagePrecision: averagePrecision(labels, probabilities),
    logLoss: logLoss(labels, probabilities),
    brier: brierScore(labels, probabilities),
    accuracy,
    precision,
    recall,
    f1,
  };
}

const KEYS = ['auc', 'averagePrecision', 'logLoss', 'brier', 'accuracy', 'precision', 'recall', 'f1'] as const;

function combine(figures: readonly BinaryFigures[], of: (values: number[]) => number): BinaryFigures {
  const entries = KEYS.map((key) => [key, of(figures.map((one) => one[key]))] as const);
  const [auc = 0, ap = 0, ll = 0, brier = 0, accuracy = 0, precision = 0, recall = 0, f1 = 0] = entries.map(
    ([, v]) => v,
  );
  return { auc, averagePrecision: ap, logLoss: ll, brier, accuracy, precision, recall, f1 };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * Trains a new model on each fold and measures it on what it did not see. `make` gives an unfitted model; whatever learns
 * from data (scaling, imputation) belongs inside it, or the test part leaks.
 */
export function crossValidate(
  make: () => Classifier,
  x: Matrix,
  y: Int32Array,
  folds: readonly Fold[],
  options: FitOptions = {},
): CrossValidation {
  const outOfFold = new Float64Array(x.rows).fill(Number.NaN);
  const measured = folds.map(({ train, test }, k) => {
    options.signal?.throwIfAborted();
    const [trainX, trainY] = [takeRows(x, train), takeLabels(y, train)];
    const model = make().fit(trainX, trainY, {
      ...options,
      onProgress: (share) => options.onProgress?.((k + share) / folds.length),
    });
    const probability = positiveProbability(model, takeRows(x, test));
    test.forEach((row, i) => {
      outOfFold[row] = probability[i] ?? Number.NaN;
    });
    return {
      train: binaryFigures(trainY, positiveProbability(model, trainX)),
      test: binaryFigures(takeLabels(y, test), probability),
    };
  });
  const tests = measured.map((one) => one.test);
  return {
    folds: measured,
    mean: combine(tests, meanOf),
    deviation: combine(tests, (values) => {
      const middle = meanOf(values);
      return Math.sqrt(values.reduce((sum, v) => sum + (v - middle) ** 2, 0) / Math.max(1, values.length - 1));
    }),
    outOfFold,
  };
}
