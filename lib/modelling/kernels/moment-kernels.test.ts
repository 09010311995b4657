import { expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { BlockSpace } from '../decomposition/row-blocks';

it.each([
  [1, 1],
  [7, 3],
  [512, 12],
  [1_301, 5],
])(
  'products and ranges of %i rows, %i columns: the compiled kernels give the bits of the fallback',
  (rows, columns) => {
    const random = createRandom(rows);
    const data = Float64Array.from({ length: rows * columns }, () => random.normal(1, 2));
    const share = { data, rows, columns, shift: new Array<number>(columns).fill(0.25), start: 0, end: rows };
    const [fast, slow] = [false, true].map((plain) => {
      const space = new BlockSpace(columns, [columns * columns, 2 * columns, 2, 2], { plain });
      const [products, weights, low, high] = [space.room(0), space.room(1), space.room(2), space.room(3)];
      for (let i = 0; i < 2 * columns; i += 1) space.doubles[weights / 8 + i] = Math.sin(i);
      space.eachBlock(share, (n) => {
        space.kernels.gram(space.block, space.stride, columns, n, products);
        space.kernels.scoreRange(space.block, space.stride, columns, n, weights, 2, low, high);
      });
      return space.doubles.slice(space.block / 8, high / 8 + 2);
    });
    expect(fast).toEqual(slow);
    expect(fast?.some((value) => value !== 0)).toBe(true);
  },
);
