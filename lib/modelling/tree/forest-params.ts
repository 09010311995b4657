import { AppError } from '@/lib/core';

export interface TreeLimits {
  /** Levels at most; null for no limit. */
  readonly depth: number | null;
  /** Leaves at most, the best splits first; null for no limit. */
  readonly leaves: number | null;
  /** Different rows of a leaf at least. */
  readonly leastRows: number;
  /** Columns tried at each split: a number, or the square root, a third, or all of them. */
  readonly columnsPerSplit: number | 'sqrt' | 'third' | 'all';
  /** Bins of a column at most, 2 to 255. */
  readonly bins: number;
  readonly seed: number;
}

export interface ForestParams extends TreeLimits {
  readonly trees: number;
  /** Whether each tree sees rows drawn with replacement, or all. */
  readonly bootstrap: boolean;
}

/** Throws invalidInput for what cannot be. */
export function checkTreeLimits(limits: TreeLimits): void {
  const whole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  const { columnsPerSplit } = limits;
  const rules: [boolean, string][] = [
    [limits.depth === null || whole(limits.depth, 1), 'The depth is a whole number of at least 1.'],
    [limits.leaves === null || whole(limits.leaves, 2), 'A tree has at least 2 leaves.'],
    [whole(limits.leastRows, 1), 'A leaf has at least 1 row.'],
    [whole(limits.bins, 2) && limits.bins <= 255, 'A column has 2 to 255 bins.'],
    [typeof columnsPerSplit === 'string' || whole(columnsPerSplit, 1), 'At least 1 column is tried at each split.'],
  ];
  for (const [holds, message] of rules) if (!holds) throw new AppError('invalidInput', message);
}

/** How many of so many columns are tried at each split. */
export function columnsTried(rule: TreeLimits['columnsPerSplit'], columns: number): number {
  if (rule === 'all') return columns;
  if (rule === 'sqrt') return Math.max(1, Math.floor(Math.sqrt(columns)));
  if (rule === 'third') return Math.max(1, Math.floor(columns / 3));
  return Math.min(rule, columns);
}
