import { AppError } from '@/lib/core';

/** Throws invalidInput unless there are as many scores as labels, at least one, and all scores are finite. */
export function checkPair(labels: ArrayLike<number>, scores: ArrayLike<number>): void {
  if (labels.length === 0) throw new AppError('invalidInput', 'There are no rows to measure on.');
  if (labels.length !== scores.length) {
    throw new AppError('invalidInput', `There are ${labels.length} labels but ${scores.length} scores.`);
  }
  for (let i = 0; i < scores.length; i += 1) {
    if (!Number.isFinite(scores[i]))
      throw new AppError('invalidInput', `The score of row ${i} is not a finite number.`);
  }
}

/** Counts 0 and 1 among the labels. Throws invalidInput for any other label, and where one of both is missing. */
export function countBinary(labels: ArrayLike<number>): { positives: number; negatives: number } {
  let positives = 0;
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] === 1) positives += 1;
    else if (labels[i] !== 0) throw new AppError('invalidInput', `Label ${labels[i]} of row ${i} is neither 0 nor 1.`);
  }
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) {
    throw new AppError('invalidInput', `All ${labels.length} rows are of one class; this figure needs both.`);
  }
  return { positives, negatives };
}

/** Row numbers ordered by falling score; rows of the same score in their order. */
export function orderByScore(scores: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b,
  );
}
