import { expect } from 'vitest';

/** Holds numbers to a reference: as many, and none farther off than `tolerance` (relative above 1). */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  let worst = 0;
  let at = 0;
  for (let i = 0; i < expected.length; i += 1) {
    const wanted = expected[i] ?? Number.NaN;
    const given = actual[i] ?? Number.NaN;
    const off = Object.is(given, wanted) ? 0 : Math.abs(given - wanted) / Math.max(1, Math.abs(wanted));
    if (off <= worst) continue;
    worst = off;
    at = i;
  }
  expect(worst, `number ${at}: ${actual[at]}, not ${expected[at]}`).toBeLessThanOrEqual(tolerance);
}
