import type { Matrix } from '../matrix';
import { inThread, type Parallel, type Part } from '../parallel';
import { BlockSpace, type RowShare, sharesOf } from './row-blocks';

interface ExtremeWork extends RowShare {
  readonly components: readonly (readonly number[])[];
}

/** For each component the score of some rows that is farthest from zero; of equals the positive one. */
export const extremesPart: Part<ExtremeWork, number[]> = {
  name: 'extremes',
  run: ({ components, ...share }) => {
    const { columns } = share;
    const count = components.length;
    const space = new BlockSpace(columns, [count * columns, count, count]);
    const [weights, low, high] = [space.room(0), space.room(1), space.room(2)];
    space.doubles.set(components.flat(), weights / 8);
    space.eachBlock(share, (rows) =>
      space.kernels.scoreRange(space.block, space.stride, columns, rows, weights, count, low, high),
    );
    return components.map((_, c) => {
      const least = space.doubles[low / 8 + c] ?? 0;
      const most = space.doubles[high / 8 + c] ?? 0;
      return most >= -least ? most : least;
    });
  },
};

/** For each component (a unit vector) the score of all rows less their means that is farthest from zero. */
export function extremeScores(
  x: Matrix,
  means: ArrayLike<number>,
  components: readonly (readonly number[])[],
  parallel: Parallel = inThread,
): number[] {
  const { shares, mapper } = sharesOf(x, Array.from(means), parallel);
  const answers = mapper.map(
    extremesPart,
    shares.map((share) => ({ ...share, components })),
  );
  return components.map((_, c) =>
    answers.reduce((best, one) => (Math.abs(one[c] ?? 0) > Math.abs(best) ? (one[c] ?? 0) : best), 0),
  );
}
