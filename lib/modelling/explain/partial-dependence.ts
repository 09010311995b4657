import { AppError } from '@/lib/core';
import { column, type Matrix } from '../matrix';

export interface DependencePoint {
  readonly value: number;
  /** The mean prediction when every row had this value. */
  readonly prediction: number;
}

/**
 * How the prediction moves with one column, the others as they are (Friedman 2001), at quantiles of the column from the
 * 5th to the 95th hundredth, or at all of its values where they are few. Throws invalidInput for a column without values.
 */
export function partialDependence(
  x: Matrix,
  feature: number,
  predict: (x: Matrix) => ArrayLike<number>,
  points = 20,
): DependencePoint[] {
  const sorted = Float64Array.from(column(x, feature))
    .filter((v) => !Number.isNaN(v))
    .sort();
  if (sorted.length === 0) throw new AppError('invalidInput', `Column ${feature} has no values.`);
  const distinct = [...new Set(sorted)];
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const grid =
    distinct.length <= points
      ? distinct
      : [...new Set(Array.from({ length: points }, (_, i) => at(0.05 + (0.9 * i) / (points - 1))))];
  const data = Float64Array.from(x.data);
  const fixed: Matrix = { ...x, data };
  return grid.map((value) => {
    data.fill(value, feature * x.rows, (feature + 1) * x.rows);
    const predictions = predict(fixed);
    let sum = 0;
    for (let i = 0; i < predictions.length; i += 1) sum += predictions[i] ?? 0;
    return { value, prediction: sum / predictions.length };
  });
}
