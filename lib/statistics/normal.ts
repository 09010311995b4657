/** The value that a standard normal stays below in absolute terms with 95 %. */
export const Z_95 = 1.959963984540054;
/** The value that a standard normal stays below with 80 %. */
export const Z_POWER_80 = 0.8416212335729143;

/**
 * How likely a standard normal is at least so far from 0 on either side. By the series of the error function near 0 and
 * its continued fraction beyond (Abramowitz and Stegun 7.1.6, 7.1.14); correct to about 13 digits.
 */
export function normalTwoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x === 0) return 1;
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; term > 1e-17 * sum; n += 1) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 * scale * sum;
  }
  let fraction = x;
  for (let n = 60; n >= 1; n -= 1) fraction = x + n / 2 / fraction;
  return scale / fraction;
}
