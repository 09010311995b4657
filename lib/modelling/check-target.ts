import { AppError } from '@/lib/core';
import { checkMatrix } from './estimator';
import type { Matrix } from './matrix';

/**
 * Checks what a classifier is given: classes 0 to k − 1, each there at least once, k at least two, finite weights.
 * Tells the number of classes. Throws invalidInput; the message says what to do.
 */
export function checkClasses(x: Matrix, y: ArrayLike<number>, weight?: Float64Array, missing = false): number {
  checkMatrix(x, { minRows: 2, missing });
  checkLengths(x, y, weight);
  let classes = 0;
  for (let i = 0; i < y.length; i += 1) {
    const label = y[i] ?? -1;
    if (!Number.isInteger(label) || label < 0) throw new AppError('invalidInput', `Row ${i} has no class: ${label}.`);
    classes = Math.max(classes, label + 1);
  }
  if (classes > 1000) throw new AppError('invalidInput', `${classes} classes are too many; 1,000 are possible.`);
  const counts = new Float64Array(classes);
  for (let i = 0; i < y.length; i += 1) counts[y[i] ?? 0] = (counts[y[i] ?? 0] ?? 0) + (weight?.[i] ?? 1);
  if (classes < 2 || counts.filter((count) => count > 0).length < 2) {
    throw new AppError('invalidInput', `All ${y.length} rows are of one class: there is nothing to tell apart.`);
  }
  const empty = counts.indexOf(0);
  if (empty >= 0) throw new AppError('invalidInput', `Class ${empty} has no rows.`);
  return classes;
}

/** Checks what a regressor is given. Throws invalidInput. */
export function checkNumbers(x: Matrix, y: ArrayLike<number>, weight?: Float64Array, missing = false): void {
  checkMatrix(x, { minRows: 2, missing });
  checkLengths(x, y, weight);
  for (let i = 0; i < y.length; i += 1) {
    if (!Number.isFinite(y[i])) throw new AppError('invalidInput', `The target of row ${i} is not a finite number.`);
  }
}

function checkLengths(x: Matrix, y: ArrayLike<number>, weight?: Float64Array): void {
  if (y.length !== x.rows) throw new AppError('invalidInput', `${x.rows} rows have ${y.length} targets.`);
  if (weight === undefined) return;
  if (weight.length !== x.rows) throw new AppError('invalidInput', `${x.rows} rows have ${weight.length} weights.`);
  const wrong = weight.findIndex((w) => !(w >= 0 && Number.isFinite(w)));
  if (wrong >= 0) throw new AppError('invalidInput', `The weight of row ${wrong} is not a number of at least 0.`);
  if (!weight.some((w) => w > 0)) throw new AppError('invalidInput', 'All weights are 0.');
}

/** How much a class counts: 'balanced' makes all classes count alike; a list gives a factor for each. */
export type ClassWeight = 'balanced' | readonly number[] | null;

/** The weight of each row from the class weights and the weights given with the rows; null where all are 1. */
export function rowWeights(
  y: ArrayLike<number>,
  classes: number,
  classWeight: ClassWeight,
  given?: Float64Array,
): Float64Array | null {
  if (classWeight === null) return given ?? null;
  if (classWeight !== 'balanced' && classWeight.length !== classes) {
    throw new AppError('invalidInput', `There are ${classes} classes but ${classWeight.length} class weights.`);
  }
  const counts = new Float64Array(classes);
  for (let i = 0; i < y.length; i += 1) counts[y[i] ?? 0] = (counts[y[i] ?? 0] ?? 0) + 1;
  const factor = Array.from({ length: classes }, (_, c) =>
    classWeight === 'balanced' ? y.length / (classes * (counts[c] ?? 1)) : (classWeight[c] ?? 1),
  );
  return Float64Array.from({ length: y.length }, (_, i) => (factor[y[i] ?? 0] ?? 1) * (given?.[i] ?? 1));
}
