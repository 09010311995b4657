/** Two distributions over the same bins, as shares that are all above 0 (see smoothedShares). */

/** Population stability index: Σ (q − p) ln(q / p); both ways alike. */
export const stabilityIndex = (p: readonly number[], q: readonly number[]): number =>
  p.reduce((sum, own, i) => sum + ((q[i] ?? 0) - own) * Math.log((q[i] ?? 0) / own), 0);

/** Kullback-Leibler divergence of q from p, Σ q ln(q / p), in nats: how surprising q is to who expects p. */
export const kullbackLeibler = (p: readonly number[], q: readonly number[]): number =>
  q.reduce((sum, own, i) => sum + own * Math.log(own / (p[i] ?? 0)), 0);

/** Jensen-Shannon divergence in bits: 0 where they are alike, 1 where they have nothing in common (Lin, 1991). */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const middle = p.map((own, i) => (own + (q[i] ?? 0)) / 2);
  return (kullbackLeibler(middle, p) + kullbackLeibler(middle, q)) / (2 * Math.LN2);
}

/** Shares of counts, with half an observation more in each bin so that an empty one is not impossible (Jeffreys). */
export function smoothedShares(counts: readonly number[]): number[] {
  const total = counts.reduce((a, b) => a + b, 0) + counts.length / 2;
  return counts.map((count) => (count + 0.5) / total);
}

/**
 * The stability index that chance alone stays below with the given probability, for samples of n and m over so many
 * bins: without a change the index times nm / (n + m) is chi-squared (Yurdakul and Naranjo, Journal of Risk Model
 * Validation 14, 2020); its quantile by Wilson and Hilferty. `z`: the normal quantile of that probability.
 */
export function stabilityNoise(bins: number, n: number, m: number, z = 2.3263478740408408): number {
  const freedom = bins - 1;
  if (freedom < 1 || n < 1 || m < 1) return 0;
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + z * Math.sqrt(part)) ** 3 * (1 / n + 1 / m);
}
