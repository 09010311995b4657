import { AppError } from '@/lib/core';
import type { Matrix } from '../matrix';
import { checkPair } from './check-labels';

const EPSILON = 2.220446049250313e-16;
const clip = (p: number): number => Math.min(1 - EPSILON, Math.max(EPSILON, p));

/** Mean negative log likelihood of labels 0 and 1 under the probabilities of 1; probabilities are kept off 0 and 1. */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  checkPair(labels, probabilities);
  let sum = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const p = clip(probabilities[i] ?? 0);
    sum -= Math.log(labels[i] === 1 ? p : 1 - p);
  }
  return sum / labels.length;
}

/** Mean squared error of the probability of 1 (Brier, Monthly Weather Review 78, 1950); lower is better. */
export function brierScore(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  checkPair(labels, probabilities);
  let sum = 0;
  for (let i = 0; i < labels.length; i += 1) sum += ((probabilities[i] ?? 0) - (labels[i] ?? 0)) ** 2;
  return sum / labels.length;
}

/** Log loss of several classes; `probabilities` has a column for each class. */
export function multiclassLogLoss(labels: ArrayLike<number>, probabilities: Matrix): number {
  const { rows, columns, data } = probabilities;
  if (labels.length !== rows || rows === 0) {
    throw new AppError('invalidInput', `There are ${labels.length} labels but ${rows} rows of probabilities.`);
  }
  let sum = 0;
  for (let i = 0; i < rows; i += 1) {
    const label = labels[i] ?? -1;
    if (!(label >= 0 && label < columns))
      throw new AppError('invalidInput', `Class ${label} of row ${i} is not known.`);
    sum -= Math.log(clip(data[label * rows + i] ?? 0));
  }
  return sum / rows;
}

/** Root mean squared error, mean absolute error and R² of a regression; R² is null where the truth does not vary. */
export function regressionMetrics(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): { rmse: number; mae: number; r2: number | null } {
  checkPair(truth, predicted);
  const n = truth.length;
  let [mean, squared, absolute, total] = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) mean += (truth[i] ?? 0) / n;
  for (let i = 0; i < n; i += 1) {
    const error = (truth[i] ?? 0) - (predicted[i] ?? 0);
    squared += error * error;
    absolute += Math.abs(error);
    total += ((truth[i] ?? 0) - mean) ** 2;
  }
  return { rmse: Math.sqrt(squared / n), mae: absolute / n, r2: total > 0 ? 1 - squared / total : null };
}
