import type { Matrix } from '../matrix';
import { inThread, type Parallel, type Part } from '../parallel';
import { BlockSpace, type RowShare, sharesOf } from './row-blocks';

/** Sums and sums of products of some rows, less a shift that keeps the digits; upper triangle, row after row. */
export const covariancePart: Part<RowShare, { sums: Float64Array; products: Float64Array }> = {
  name: 'covariance',
  run: (share) => {
    const { columns } = share;
    const space = new BlockSpace(columns, [columns * columns]);
    const products = space.room(0);
    const sums = space.eachBlock(share, (rows) =>
      space.kernels.gram(space.block, space.stride, columns, rows, products),
    );
    return { sums, products: space.doubles.slice(products / 8, products / 8 + columns * columns) };
  },
};

/** Means and covariance matrix (divided by rows − 1) of the columns. The same for any number of threads. */
export function covarianceOf(
  x: Matrix,
  parallel: Parallel = inThread,
): { means: Float64Array; covariance: Float64Array } {
  const { rows, columns, data } = x;
  const shift = Array.from({ length: columns }, (_, j) => data[j * rows] ?? 0);
  const { shares, mapper } = sharesOf(x, shift, parallel);
  const answers = mapper.map(covariancePart, shares);
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
      const both = ((sums[j] ?? 0) * (sums[l] ?? 0)) / rows;
      const value = ((covariance[j * columns + l] ?? 0) - both) / Math.max(1, rows - 1);
      covariance[j * columns + l] = value;
      covariance[l * columns + j] = value;
    }
  }
  return { means: sums.map((sum, j) => (shift[j] ?? 0) + sum / rows), covariance };
}
