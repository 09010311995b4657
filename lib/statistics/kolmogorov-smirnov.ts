export interface KolmogorovSmirnov {
  /** The largest distance between the two cumulative distributions. */
  statistic: number;
  /** Probability of one as large without a difference. */
  pValue: number;
}

/**
 * The two-sample test of Kolmogorov and Smirnov, of values in rising order. `sizes`: of how many observations each
 * stands, where it is a summary of more. The probability is the asymptotic one with Stephens's correction (JRSS B 32,
 * 1970), which is good from some ten observations on. Throws RangeError without any.
 */
export function kolmogorovSmirnov(
  a: Float64Array,
  b: Float64Array,
  sizes: readonly [number, number] = [a.length, b.length],
): KolmogorovSmirnov {
  if (a.length === 0 || b.length === 0) throw new RangeError('no observations');
  let [i, j, statistic] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    const at = Math.min(x, y);
    while (i < a.length && (a[i] ?? 0) <= at) i += 1;
    while (j < b.length && (b[j] ?? 0) <= at) j += 1;
    statistic = Math.max(statistic, Math.abs(i / a.length - j / b.length));
  }
  const n = Math.sqrt((sizes[0] * sizes[1]) / (sizes[0] + sizes[1]));
  return { statistic, pValue: kolmogorovTail((n + 0.12 + 0.11 / n) * statistic) };
}

/** Probability that Kolmogorov's distribution is above x. */
export function kolmogorovTail(x: number): number {
  if (x < 0.2) return 1;
  if (x < 1.18) {
    // The other form of the series converges here.
    const y = Math.exp((-Math.PI * Math.PI) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * (y + y ** 9 + y ** 25 + y ** 49);
  }
  const y = Math.exp(-2 * x * x);
  return 2 * (y - y ** 4 + y ** 9 - y ** 16);
}
