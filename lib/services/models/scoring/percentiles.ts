/**
 * Where each value stands: per cent of the values that are no higher (equal ones alike), null for none. With `cuts` (the
 * values at the percentiles 0 to 100 of everyone) the place among those, between two in proportion.
 */
export function percentilesOf(values: readonly (number | null)[], cuts?: readonly number[]): (number | null)[] {
  if (cuts && cuts.length > 1) return values.map((value) => (value === null ? null : placeAmong(value, cuts)));
  const sorted = Float64Array.from(values.filter((value) => value !== null)).sort();
  return values.map((value) => (value === null ? null : (100 * upperBound(sorted, value)) / sorted.length));
}

function placeAmong(value: number, cuts: readonly number[]): number {
  const above = upperBound(cuts, value);
  if (above === 0) return 0;
  if (above >= cuts.length) return 100;
  const [low, high] = [cuts[above - 1] ?? 0, cuts[above] ?? 0];
  return above - 1 + (high > low ? (value - low) / (high - low) : 0);
}

/** How many of the sorted values are no larger. */
function upperBound(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
