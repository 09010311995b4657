import { AppError } from '@/lib/core';
import { type AucDifference, rocAucDifference } from '../metrics/roc-auc';
import type { CrossValidation } from './cross-validate';

export interface ModelComparison {
  /** First less second on the same rows, each scored by a model that did not see it, with DeLong's interval. */
  readonly auc: AucDifference;
  /** First less second, fold by fold. */
  readonly perFold: readonly number[];
  /**
   * The difference over folds with its interval, wider than that of independent samples because the folds share training
   * rows (Nadeau and Bengio, Machine Learning 52, 2003).
   */
  readonly corrected: { readonly mean: number; readonly low: number; readonly high: number };
}

/** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom. */
const T_95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** Compares two models that were validated on the same folds. Throws invalidInput where they were not. */
export function compareModels(labels: Int32Array, first: CrossValidation, second: CrossValidation): ModelComparison {
  const k = first.folds.length;
  if (k !== second.folds.length || first.outOfFold.length !== second.outOfFold.length) {
    throw new AppError('invalidInput', 'The two models were not measured on the same folds.');
  }
  const rows: number[] = [];
  first.outOfFold.forEach((score, row) => {
    if (Number.isNaN(score) !== Number.isNaN(second.outOfFold[row])) {
      throw new AppError('invalidInput', 'The two models were not measured on the same folds.');
    }
    if (!Number.isNaN(score)) rows.push(row);
  });
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => values[row] ?? 0);
  const perFold = first.folds.map((fold, i) => fold.test.auc - (second.folds[i]?.test.auc ?? 0));
  const mean = perFold.reduce((sum, v) => sum + v, 0) / k;
  const variance = k > 1 ? perFold.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (k - 1) : 0;
  // Of k folds the test part is 1 / (k − 1) of the training part.
  const half = k > 1 ? (T_95[k - 2] ?? 1.96) * Math.sqrt((1 / k + 1 / (k - 1)) * variance) : Number.POSITIVE_INFINITY;
  return {
    auc: rocAucDifference(pick(labels), pick(first.outOfFold), pick(second.outOfFold)),
    perFold,
    corrected: { mean, low: mean - half, high: mean + half },
  };
}
