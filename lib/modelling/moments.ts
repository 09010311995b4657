import type { Matrix } from './matrix';

export interface ColumnMoments {
  readonly means: Float64Array;
  /** Of the whole (divided by the number of values, as numpy's `var`). */
  readonly variances: Float64Array;
  /** Values that are there. */
  readonly counts: Int32Array;
}

/** Mean and variance of each column over the values that are there (not NaN), in two passes; 0 where there are none. */
export function columnMoments(x: Matrix): ColumnMoments {
  const means = new Float64Array(x.columns);
  const variances = new Float64Array(x.columns);
  const counts = new Int32Array(x.columns);
  for (let j = 0; j < x.columns; j += 1) {
    const values = x.data.subarray(j * x.rows, (j + 1) * x.rows);
    let count = 0;
    let sum = 0;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] ?? 0;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
    const mean = count > 0 ? sum / count : 0;
    let squares = 0;
    let rest = 0;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] ?? 0;
      if (Number.isNaN(value)) continue;
      const difference = value - mean;
      squares += difference * difference;
      rest += difference;
    }
    means[j] = mean;
    variances[j] = count > 0 ? Math.max(0, (squares - (rest * rest) / count) / count) : 0;
    counts[j] = count;
  }
  return { means, variances, counts };
}
