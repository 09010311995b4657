import { AppError } from '@/lib/core';

/** Cholesky's triangle of a symmetric positive definite d × d matrix, row after row. */
export function factorize(matrix: Float64Array, d: number): Float64Array {
  const l = new Float64Array(d * d);
  for (let i = 0; i < d; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * d + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (l[i * d + k] ?? 0) * (l[j * d + k] ?? 0);
      if (i === j && !(sum > 0)) throw new AppError('internal', 'The matrix is not positive definite.');
      l[i * d + j] = i === j ? Math.sqrt(sum) : sum / (l[j * d + j] ?? 1);
    }
  }
  return l;
}

/** x of L Lᵀ x = b. */
export function solveFactorized(l: Float64Array, d: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(d);
  for (let i = 0; i < d; i += 1) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (l[i * d + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (l[i * d + i] ?? 1);
  }
  for (let i = d - 1; i >= 0; i -= 1) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < d; k += 1) sum -= (l[k * d + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (l[i * d + i] ?? 1);
  }
  return x;
}
