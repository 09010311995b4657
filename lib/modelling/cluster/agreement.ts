import { AppError } from '@/lib/core';

/** How often each label of one grouping meets each of another: `counts[i][j]` rows with the i-th and j-th label. */
export interface Contingency {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly counts: readonly (readonly number[])[];
}

/** The cross table of two groupings of the same rows, labels in ascending order. */
export function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  if (a.length !== b.length || a.length === 0)
    throw new AppError(
      'invalidInput',
      `Two groupings of the same rows are needed, not of ${a.length} and ${b.length}.`,
    );
  const rows = [...new Set(Array.from(a))].sort((p, q) => p - q);
  const columns = [...new Set(Array.from(b))].sort((p, q) => p - q);
  const rowOf = new Map(rows.map((label, i) => [label, i]));
  const columnOf = new Map(columns.map((label, i) => [label, i]));
  const table = rows.map(() => new Array<number>(columns.length).fill(0));
  for (let i = 0; i < a.length; i += 1) {
    const row = table[rowOf.get(a[i] ?? 0) ?? 0];
    const j = columnOf.get(b[i] ?? 0) ?? 0;
    if (row) row[j] = (row[j] ?? 0) + 1;
  }
  return { rows, columns, counts: table };
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Adjusted Rand index (Hubert & Arabie 1985) of two groupings of the same rows: 1 where they are the same but for names,
 * about 0 where they agree as much as chance would have it.
 */
export function adjustedRandScore(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { counts, columns } = contingency(a, b);
  const together = sum(counts.flat().map(pairs));
  const inA = sum(counts.map((row) => pairs(sum(row))));
  const inB = sum(columns.map((_, j) => pairs(sum(counts.map((row) => row[j] ?? 0)))));
  const all = pairs(a.length);
  const expected = all === 0 ? 0 : (inA * inB) / all;
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
