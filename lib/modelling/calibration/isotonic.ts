import { AppError } from '@/lib/core';

/** A rising broken line: at `x[i]` the value `y[i]`, straight in between, level outside. */
export interface IsotonicCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * The rising function nearest to the labels in squares, by pooling adjacent violators (Barlow et al. 1972). Rows of the same
 * score are one. Throws invalidInput for no rows.
 */
export function fitIsotonic(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): IsotonicCurve {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b,
  );
  if (order.length === 0) throw new AppError('invalidInput', 'There are no rows to calibrate on.');
  interface Block {
    low: number;
    high: number;
    sum: number;
    weight: number;
  }
  const blocks: Block[] = [];
  let tie: Block | null = null;
  const push = (block: Block): void => {
    blocks.push(block);
    for (let last = blocks.length - 1; last > 0; last -= 1) {
      const [before, after] = [blocks[last - 1], blocks[last]];
      if (!before || !after || before.sum / before.weight < after.sum / after.weight) break;
      before.high = after.high;
      before.sum += after.sum;
      before.weight += after.weight;
      blocks.pop();
    }
  };
  for (const row of order) {
    const score = scores[row] ?? 0;
    const weight = weights?.[row] ?? 1;
    if (tie && tie.low === score) {
      tie.sum += weight * (labels[row] ?? 0);
      tie.weight += weight;
      continue;
    }
    if (tie) push(tie);
    tie = { low: score, high: score, sum: weight * (labels[row] ?? 0), weight };
  }
  if (tie) push(tie);
  const x: number[] = [];
  const y: number[] = [];
  for (const { low, high, sum, weight } of blocks) {
    x.push(low);
    y.push(sum / weight);
    if (high > low) {
      x.push(high);
      y.push(sum / weight);
    }
  }
  return { x, y };
}

/** The value of the line at a score. */
export function isotonicValue({ x, y }: IsotonicCurve, score: number): number {
  let [low, high] = [0, x.length - 1];
  if (score <= (x[low] ?? 0)) return y[low] ?? 0;
  if (score >= (x[high] ?? 0)) return y[high] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) <= score) low = middle;
    else high = middle;
  }
  const [x0 = 0, x1 = 1, y0 = 0, y1 = 0] = [x[low], x[high], y[low], y[high]];
  return y0 + ((y1 - y0) * (score - x0)) / (x1 - x0);
}
