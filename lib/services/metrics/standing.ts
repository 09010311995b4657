/** The percentiles 0 to 100 of numbers, between two neighbours in proportion, as `percentile_cont` of SQL has them. */
export function percentilesOf(values: Float64Array): number[] {
  if (values.length === 0) return [];
  const sorted = Float64Array.from(values).sort();
  return Array.from({ length: 101 }, (_, percent) => {
    const place = (percent / 100) * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return low + (high - low) * (place - Math.floor(place));
  });
}

/** Where a sum of points stands among the percentiles 0 to 100 of all: 0 for nothing, 100 for the largest or more. */
export function standing(points: number, cuts: readonly number[]): number {
  const [least, most] = [cuts[0] ?? 0, cuts[100]];
  if (points <= 0 || points < least || most === undefined) return 0;
  if (points >= most) return 100;
  let [low, high] = [0, 100];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle] ?? 0) <= points) low = middle;
    else high = middle;
  }
  const [below, above] = [cuts[low] ?? 0, cuts[high] ?? 0];
  return low + (above > below ? (points - below) / (above - below) : 0);
}
