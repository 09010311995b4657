import { AppError } from '@/lib/core';
import type { Matrix } from '../matrix';
import { rocAuc } from './roc-auc';

export interface ClassMetrics {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows that are of this class. */
  readonly support: number;
}

export interface MulticlassMetrics {
  /** `matrix[truth][predicted]`. */
  readonly matrix: number[][];
  readonly accuracy: number;
  readonly perClass: ClassMetrics[];
  /** Plain means over the classes. */
  readonly macro: Omit<ClassMetrics, 'support'>;
  /** Means weighted by support. */
  readonly weighted: Omit<ClassMetrics, 'support'>;
}

/** The class with the highest probability of each row; the first of equals. */
export function mostLikely(probabilities: Matrix): Int32Array {
  const { rows, columns, data } = probabilities;
  const best = new Int32Array(rows);
  for (let i = 0; i < rows; i += 1) {
    for (let c = 1; c < columns; c += 1) {
      if ((data[c * rows + i] ?? 0) > (data[(best[i] ?? 0) * rows + i] ?? 0)) best[i] = c;
    }
  }
  return best;
}

/** Confusion matrix and what follows from it, for classes 0 to `classes` − 1. A share of nothing is 0. */
export function multiclassMetrics(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): MulticlassMetrics {
  if (truth.length !== predicted.length || truth.length === 0) {
    throw new AppError('invalidInput', `There are ${truth.length} labels but ${predicted.length} predictions.`);
  }
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < truth.length; i += 1) {
    const row = matrix[truth[i] ?? -1];
    const to = predicted[i] ?? -1;
    if (!row || row[to] === undefined) throw new AppError('invalidInput', `Row ${i} is of a class that is not known.`);
    row[to] += 1;
  }
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  const perClass = matrix.map((row, c): ClassMetrics => {
    const hits = row[c] ?? 0;
    const support = row.reduce((sum, v) => sum + v, 0);
    const called = matrix.reduce((sum, other) => sum + (other[c] ?? 0), 0);
    return {
      precision: share(hits, called),
      recall: share(hits, support),
      f1: share(2 * hits, support + called),
      support,
    };
  });
  const average = (weight: (one: ClassMetrics) => number): Omit<ClassMetrics, 'support'> => {
    const of = (pick: (one: ClassMetrics) => number): number =>
      perClass.reduce((sum, one) => sum + weight(one) * pick(one), 0);
    return { precision: of((one) => one.precision), recall: of((one) => one.recall), f1: of((one) => one.f1) };
  };
  return {
    matrix,
    accuracy: matrix.reduce((sum, row, c) => sum + (row[c] ?? 0), 0) / truth.length,
    perClass,
    macro: average(() => 1 / classes),
    weighted: average((one) => one.support / truth.length),
  };
}

/** Mean of the one-against-the-rest ROC-AUCs of the classes that are there. */
export function multiclassAuc(truth: ArrayLike<number>, probabilities: Matrix): number {
  const { rows, columns, data } = probabilities;
  const areas: number[] = [];
  for (let c = 0; c < columns; c += 1) {
    const labels = Uint8Array.from(truth, (label) => (label === c ? 1 : 0));
    const hits = labels.reduce((sum, v) => sum + v, 0);
    if (hits > 0 && hits < rows) areas.push(rocAuc(labels, data.subarray(c * rows, (c + 1) * rows)));
  }
  if (areas.length === 0) throw new AppError('invalidInput', 'All rows are of one class; this figure needs two.');
  return areas.reduce((sum, v) => sum + v, 0) / areas.length;
}
