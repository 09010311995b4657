import type { Matrix } from '../matrix';
import { inThread, type Parallel, type Part, rangesOf } from '../parallel';

interface CovarianceWork {
  readonly data: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly shift: readonly number[];
  readonly start: number;
  readonly end: number;
}

const BLOCK = 1_024;
const SHARE = 65_536;

/** Sums and sums of products of some rows, less a shift that keeps the digits; upper triangle, column after column. */
export const covariancePart: Part<CovarianceWork, { sums: Float64Array; products: Float64Array }> = {
  name: 'covariance',
  run: ({ data, rows, columns, shift, start, end }) => {
    const sums = new Float64Array(columns);
    const products = new Float64Array(columns * columns);
    const block = new Float64Array(BLOCK * columns);
    for (let first = start; first < end; first += BLOCK) {
      const n = Math.min(BLOCK, end - first);
      for (let j = 0; j < columns; j += 1)
        sums[j] = (sums[j] ?? 0) + load(data, j * rows + first, n, shift[j] ?? 0, block, j * BLOCK);
      for (let j = 0; j < columns; j += 1) {
        for (let l = j; l < columns; l += 1) {
          const at = j * columns + l;
          products[at] = (products[at] ?? 0) + dot(block, j * BLOCK, l * BLOCK, n);
        }
      }
    }
    return { sums, products };
  },
};

function load(
  data: Float64Array | Float32Array,
  from: number,
  n: number,
  shift: number,
  block: Float64Array,
  to: number,
): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    const value = (data[from + i] ?? 0) - shift;
    block[to + i] = value;
    sum += value;
  }
  return sum;
}

function dot(block: Float64Array, a: number, b: number, n: number): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    even += (block[a + i] ?? 0) * (block[b + i] ?? 0);
    odd += (block[a + i + 1] ?? 0) * (block[b + i + 1] ?? 0);
  }
  if (i < n) even += (block[a + i] ?? 0) * (block[b + i] ?? 0);
  return even + odd;
}

/** Means and covariance matrix (divided by rows − 1) of the columns. The same for any number of threads. */
export function covarianceOf(
  x: Matrix,
  parallel: Parallel = inThread,
): { means: Float64Array; covariance: Float64Array } {
  const { rows, columns, data } = x;
  const shift = Array.from({ length: columns }, (_, j) => data[j * rows] ?? 0);
  const isShared = typeof SharedArrayBuffer !== 'undefined' && data.buffer instanceof SharedArrayBuffer;
  const shares = rangesOf(rows, SHARE).map((range) => ({ data, rows, columns, shift, ...range }));
  const answers = (isShared ? parallel : inThread).map(covariancePart, shares);
  const sums = new Float64Array(columns);
  const covariance = new Float64Array(columns * columns);
  for (const one of answers) {
    one.sums.forEach((value, j) => {
      sums[j] = (sums[j] ?? 0) + value;
    });
    one.products.forEach((value, at) => {
      covariance[at] = (covariance[at] ?? 0) + value;
    });
  }
  for (let j = 0; j < columns; j += 1) {
    for (let l = j; l < columns; l += 1) {
      const value =
        ((covariance[j * columns + l] ?? 0) - ((sums[j] ?? 0) * (sums[l] ?? 0)) / rows) / Math.max(1, rows - 1);
      covariance[j * columns + l] = value;
      covariance[l * columns + j] = value;
    }
  }
  return { means: sums.map((sum, j) => (shift[j] ?? 0) + sum / rows), covariance };
}
