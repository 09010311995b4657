/** The cumulative distribution of a standard normal (erfc by Numerical Recipes' Chebyshev fit, relative error 1.2e-7). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const poly = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ].reduceRight((sum, c) => sum * t + c, 0);
  const tail = 0.5 * t * Math.exp(-x * x + poly);
  return z > 0 ? 1 - tail : tail;
}

/** The half width, in standard errors, of a two-sided normal interval: 1.96 for 0.95. Bisection on `normalCdf`. */
export function normalHalfWidth(level: number): number {
  let [low, high] = [0, 10];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (2 * normalCdf(middle) - 1 < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
