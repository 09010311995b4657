import { describe, expect, it } from 'vitest';
import { minimize } from './nelder-mead';
import { hypergeometric, hypergeometricOne, logAdd, logGamma, logSubtract } from './special-functions';

// References by mpmath with forty digits.
const near = (found: number, expected: number): void => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-12);

describe('special functions', () => {
  it.each([
    [0.01, 4.59947987804202],
    [0.243, 1.31804358469967],
    [7.5, 7.53436423675873],
    [300.25, 1410.62770050238],
  ])('logGamma(%d)', (x, expected) => near(logGamma(x), expected));

  it.each([
    [0.5, 1.7, 0.2, 1.06639913572225],
    [3.2, 5.1, 0.999, 4.45785670346742],
    [200.5, 203.1, 0.97, 24.2574336005318],
    [0.3, 1.35, 0.9999, 3.12276161144461],
  ])('₂F₁(1, %d; %d; %d)', (b, c, z, expected) => near(hypergeometricOne(b, c, z), expected));

  it.each([
    [-0.4, -0.207, 2.219, 0.6, 1.02355534736793],
    [1.5, -0.3, 40, 0.97, 0.988850469696963],
    [2.5, 3.5, 4.2, 0.5, 4.12689752312791],
  ])('₂F₁(%d, %d; %d; %d)', (a, b, c, z, expected) => near(hypergeometric(a, b, c, z), expected));

  it('adds and takes off in logarithms without overflow', () => {
    expect(logAdd(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logAdd(Number.NEGATIVE_INFINITY, -3)).toBe(-3);
    expect(logSubtract(-1000, -1001)).toBeCloseTo(-1000 + Math.log(1 - Math.exp(-1)), 12);
    expect(logSubtract(2, 2)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('minimize', () => {
  it('walks through the valley of Rosenbrock', () => {
    const found = minimize(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.x[0]).toBeCloseTo(1, 4);
    expect(found.x[1]).toBeCloseTo(1, 4);
  });

  it('goes round where the function has no value', () => {
    const found = minimize(([x = 0]) => (x < 0.5 ? Number.NaN : x * x), [3]);
    expect(found.x[0]).toBeCloseTo(0.5, 3);
  });
});
