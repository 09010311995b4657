/** Numbers without the missing ones, sorted. */
export const sortedKnown = (numbers: Float64Array): Float64Array =>
  numbers.filter((value) => Number.isFinite(value)).sort();

/** Quantile of sorted numbers, between two in proportion; NaN of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const a = sorted[low] ?? Number.NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN;
  return a + (b - a) * (place - low);
}

export interface Moments {
  mean: number;
  deviation: number;
  skewness: number;
}

/** Mean, standard deviation (of the population) and skewness of numbers without missing ones. */
export function momentsOf(known: ArrayLike<number>): Moments {
  const n = known.length;
  let mean = 0;
  for (let i = 0; i < n; i += 1) mean += (known[i] ?? 0) / n;
  let [second, third] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const step = (known[i] ?? 0) - mean;
    second += (step * step) / n;
    third += (step * step * step) / n;
  }
  const deviation = Math.sqrt(second);
  return { mean: n === 0 ? Number.NaN : mean, deviation, skewness: deviation > 0 ? third / deviation ** 3 : 0 };
}

/** Pearson's correlation of the rows in which both are known; NaN where one does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  let [n, meanA, meanB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    if (!Number.isFinite(a[i]) || !Number.isFinite(b[i])) continue;
    n += 1;
    meanA += a[i] ?? 0;
    meanB += b[i] ?? 0;
  }
  meanA /= n;
  meanB /= n;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    if (!Number.isFinite(a[i]) || !Number.isFinite(b[i])) continue;
    const [x, y] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Number.NaN;
}
