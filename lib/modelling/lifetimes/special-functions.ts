const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0 (Lanczos, SIAM J. Numer. Anal. 1, 1964; g = 7, nine terms), to about 15 digits. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = LANCZOS[0] ?? 0;
  for (let i = 1; i < LANCZOS.length; i += 1) sum += (LANCZOS[i] ?? 0) / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln B(a, b) for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** ln(e^a + e^b) without overflow; -Infinity is nothing. */
export function logAdd(a: number, b: number): number {
  const high = Math.max(a, b);
  if (high === Number.NEGATIVE_INFINITY) return high;
  return high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/** ln(e^a − e^b) for a ≥ b. */
export const logSubtract = (a: number, b: number): number =>
  b >= a ? Number.NEGATIVE_INFINITY : a + Math.log(-Math.expm1(b - a));

const MAX_TERMS = 100_000;
const TINY = 1e-300;

/** Gauss's hypergeometric function ₂F₁(a, b; c; z) by its series, for 0 ≤ z < 1 and c > 0 (Abramowitz, Stegun 15.1.1). */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MAX_TERMS; n += 1) {
    const factor = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= factor;
    sum += term;
    // What follows is about a geometric series by now: its rest is the term times factor / (1 − factor).
    if (term === 0 || (Math.abs(factor) < 1 && Math.abs(term) < 1e-16 * Math.abs(sum) * (1 - Math.abs(factor)))) break;
  }
  return sum;
}

/**
 * ₂F₁(1, b; c; z) for b > 0, c > 1, z < 1 by Gauss's continued fraction (Abramowitz, Stegun 15.1; Lentz's evaluation),
 * which converges also near 1, where the series hardly does.
 */
export function hypergeometricOne(b: number, c: number, z: number): number {
  if (z === 0) return 1;
  let f = 1;
  let numerator = 1;
  let denominator = 0;
  for (let n = 1; n < MAX_TERMS; n += 1) {
    const m = n >> 1;
    const k =
      n % 2 === 1
        ? ((b + m) * (c - 1 + m)) / ((c + 2 * m - 1) * (c + 2 * m))
        : (m * (c - b + m - 1)) / ((c + 2 * m - 2) * (c + 2 * m - 1));
    denominator = 1 - k * z * denominator;
    denominator = 1 / (denominator === 0 ? TINY : denominator);
    numerator = 1 - (k * z) / numerator;
    if (numerator === 0) numerator = TINY;
    const step = numerator * denominator;
    f *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return 1 / f;
}
