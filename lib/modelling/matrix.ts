import { AppError } from '@/lib/core';

/**
 * Numbers of n rows and d columns, column after column: the value of row i in column j stands at `data[j * rows + i]`.
 * A missing value is NaN. The data may lie in a SharedArrayBuffer, so that worker threads read it without a copy;
 * an estimator never writes into it.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array | Float32Array;
}

/** A matrix over the given numbers, column after column. Throws invalidInput if they are not rows × columns many. */
export function matrixOf(data: Float64Array | Float32Array, rows: number, columns: number): Matrix {
  if (data.length !== rows * columns) {
    throw new AppError(
      'invalidInput',
      `A matrix of ${rows} × ${columns} needs ${rows * columns} numbers, not ${data.length}.`,
    );
  }
  return { rows, columns, data };
}

/** A matrix of rows as people write them: `[[1, 2], [3, 4]]`. For small data and tests. */
export function matrixOfRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    if (row.length !== columns)
      throw new AppError('invalidInput', `Row ${i} has ${row.length} numbers, not ${columns}.`);
    for (let j = 0; j < columns; j += 1) data[j * rows.length + i] = row[j] ?? Number.NaN;
  });
  return { rows: rows.length, columns, data };
}

/** Column j, a view of the data. */
export const column = (x: Matrix, j: number): Float64Array | Float32Array =>
  x.data.subarray(j * x.rows, (j + 1) * x.rows);

/** A new matrix of the rows with these indices, in their order. */
export function takeRows(x: Matrix, indices: ArrayLike<number>): Matrix {
  const n = indices.length;
  const data = x.data instanceof Float32Array ? new Float32Array(n * x.columns) : new Float64Array(n * x.columns);
  for (let j = 0; j < x.columns; j += 1) {
    for (let i = 0; i < n; i += 1) data[j * n + i] = x.data[j * x.rows + (indices[i] ?? 0)] ?? Number.NaN;
  }
  return { rows: n, columns: x.columns, data };
}
