import { createRandom } from '@/lib/core/random';
import type { Matrix } from '../matrix';

export interface ColumnImportance {
  /** What the score falls by when the column is shuffled, mean over the repeats. */
  readonly mean: number;
  readonly deviation: number;
}

/**
 * How much worse a fitted model scores when one column is shuffled (Breiman 2001). `score`: higher is better, such as the
 * AUC of the model's probabilities of the given matrix; use rows that it did not learn from. Columns that say the same
 * share: shuffled alone, each looks unimportant.
 */
export function permutationImportance(
  x: Matrix,
  score: (x: Matrix) => number,
  { repeats = 5, seed = 1, signal }: { repeats?: number; seed?: number; signal?: AbortSignal } = {},
): ColumnImportance[] {
  const full = score(x);
  const random = createRandom(seed).fork('permutation');
  const data = Float64Array.from(x.data);
  const mixed: Matrix = { ...x, data };
  return Array.from({ length: x.columns }, (_, j) => {
    signal?.throwIfAborted();
    const own = data.subarray(j * x.rows, (j + 1) * x.rows);
    const before = own.slice();
    const falls = Array.from({ length: repeats }, () => {
      for (let i = x.rows - 1; i > 0; i -= 1) {
        const other = random.int(0, i);
        const value = own[i] ?? 0;
        own[i] = own[other] ?? 0;
        own[other] = value;
      }
      return full - score(mixed);
    });
    own.set(before);
    const mean = falls.reduce((sum, v) => sum + v, 0) / repeats;
    const deviation = Math.sqrt(falls.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, repeats - 1));
    return { mean, deviation };
  });
}
