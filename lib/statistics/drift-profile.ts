/** What is kept of the numbers that a model was trained on, to compare later ones with: plain JSON. */
export interface NumberProfile {
  readonly type: 'number';
  /** How many were told, and how many were missing. */
  readonly count: number;
  readonly missing: number;
  /** Rising cuts between the bins of the index, at quantiles: bin k holds what is above cut k − 1, up to cut k. */
  readonly cuts: readonly number[];
  /** How many of them fell in each bin; one more than cuts. */
  readonly counts: readonly number[];
  /** Evenly spaced quantiles in rising order, or all of few. */
  readonly sorted: readonly number[];
}

export interface CategoryProfile {
  readonly type: 'category';
  readonly count: number;
  readonly missing: number;
  /** The most frequent ones by name; what is rarer counts as OTHER. */
  readonly counts: Readonly<Record<string, number>>;
}

export type DriftProfile = NumberProfile | CategoryProfile;

/** Stands for all rarer and later categories. */
export const OTHER = '(other)';
const KEPT = 512;
const CATEGORIES = 19;

/** Of numbers in any order; NaN is missing. */
export function profileNumbers(values: ArrayLike<number>, bins = 10): NumberProfile {
  const told = sortedNumbers(values);
  const count = told.length;
  const cuts: number[] = [];
  for (let k = 1; k < bins && count > 0; k += 1) {
    const cut = told[Math.ceil((k * count) / bins) - 1] ?? 0;
    // The last bin would be empty above the largest; equal numbers make one bin.
    if (cut !== cuts.at(-1) && cut < (told[count - 1] ?? 0)) cuts.push(cut);
  }
  const sorted =
    count <= KEPT
      ? Array.from(told)
      : Array.from({ length: KEPT }, (_, k) => told[Math.round((k * (count - 1)) / (KEPT - 1))] ?? 0);
  return { type: 'number', count, missing: values.length - count, cuts, counts: countBins(told, cuts), sorted };
}

/** Of names; null is missing. */
export function profileCategories(values: readonly (string | null)[]): CategoryProfile {
  const all = new Map<string, number>();
  let missing = 0;
  for (const value of values) {
    if (value === null) missing += 1;
    else all.set(value, (all.get(value) ?? 0) + 1);
  }
  const ranked = [...all].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rest = ranked.slice(CATEGORIES).reduce((sum, [, count]) => sum + count, 0);
  const counts = Object.fromEntries(ranked.slice(0, CATEGORIES));
  if (rest > 0) counts[OTHER] = (counts[OTHER] ?? 0) + rest;
  return { type: 'category', count: values.length - missing, missing, counts };
}

/** The numbers that are told, in rising order. */
export const sortedNumbers = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort();

/** How many of the rising numbers fall in each bin. */
export function countBins(sorted: Float64Array, cuts: readonly number[]): number[] {
  const counts: number[] = [];
  let from = 0;
  for (const cut of cuts) {
    let end = from;
    while (end < sorted.length && (sorted[end] ?? 0) <= cut) end += 1;
    counts.push(end - from);
    from = end;
  }
  counts.push(sorted.length - from);
  return counts;
}
