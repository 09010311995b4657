import { AppError } from '@/lib/core';
import type { Matrix } from '@/lib/modelling/matrix';

/** Standard deviations from the average, in one prepared feature, from which on a customer is an outlier. */
const LIMIT = 3;

/** Cuts the ends off, in place: nobody stands farther out than the limit in any feature. */
export function drawIn({ data }: Matrix): void {
  for (let i = 0; i < data.length; i += 1) data[i] = Math.max(-LIMIT, Math.min(LIMIT, data[i] ?? 0));
}

/** Whether each row stands farther out than the limit in some feature: 1 where it does. */
export function outliersOf({ data, rows }: Matrix): Uint8Array {
  const out = new Uint8Array(rows);
  for (let i = 0; i < data.length; i += 1) if (Math.abs(data[i] ?? 0) > LIMIT) out[i % rows] = 1;
  return out;
}

/** The rows that are no outliers. Throws invalidInput where hardly anybody is left. */
export function rowsWithin(matrix: Matrix): number[] {
  const rows = Array.from(outliersOf(matrix).entries(), ([row, out]) => (out ? -1 : row)).filter((row) => row >= 0);
  if (rows.length < 3)
    throw new AppError('invalidInput', 'Without the outliers nobody is left to group: keep them, or draw them in.');
  return rows;
}

/** Labels of some rows as labels of all of them: the others are in no group (−1). */
export function labelsOfAll(labels: Int32Array, places: readonly number[], rows: number): Int32Array {
  const all = new Int32Array(rows).fill(-1);
  places.forEach((row, i) => {
    all[row] = labels[i] ?? -1;
  });
  return all;
}
