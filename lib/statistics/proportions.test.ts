import { describe, expect, it } from 'vitest';
import { normalTwoSided } from './normal';
import { holm, judgeSample, neededPerSide, testProportions } from './proportions';

describe('two shares', () => {
  // scipy 1.10.1: binomtest(…).proportion_ci(method='wilson') put together as Newcombe says; norm.sf for p. The second
  // is Newcombe 1998, table II (a), method 10: 0.0524 to 0.3339.
  it.each([
    [241, 1000, 193, 1000, 2.6038471783468307, 0.009218385054875032, 0.011865798053869843, 0.08399702988240582],
    [56, 70, 48, 80, 2.6501719512585336, 0.00804508136819656, 0.052431472402364815, 0.3338726540369059],
    [12, 5000, 30, 5100, -2.7190869881088613, 0.006546238990926128, -0.006187266503905245, -0.0009725170240941191],
    [0, 100, 9, 90, -3.2399440688167407, 0.0011955314773469945, -0.17924174875433652, -0.04058500991043549],
  ])('%i of %i and %i of %i', (a, n, b, m, z, p, low, high) => {
    const found = testProportions({ part: a, whole: n }, { part: b, whole: m });
    expect(found.z).toBeCloseTo(z, 10);
    expect(found.p).toBeCloseTo(p, 12);
    expect(found.interval.low).toBeCloseTo(low, 10);
    expect(found.interval.high).toBeCloseTo(high, 10);
  });

  it('that are both all or none are not told apart', () => {
    for (const part of [0, 50]) {
      const found = testProportions({ part, whole: 50 }, { part, whole: 50 });
      expect(found).toMatchObject({ difference: 0, z: 0, p: 1 });
      expect(found.interval.low).toBeLessThan(0);
      expect(found.interval.high).toBeGreaterThan(0);
    }
    expect(() => testProportions({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toThrow(RangeError);
  });
});

it('the tail of the normal is that of scipy', () => {
  const known: [number, number][] = [
    [0, 1],
    [0.1, 0.920344325445942],
    [1.96, 0.04999579029644087],
    [3, 0.0026997960632601866],
    [3.6, 0.00031821718031506727],
    [6, 1.973175290075389e-9],
    [10, 1.523970604832094e-23],
    [30, 9.813427854295816e-198],
  ];
  for (const [z, p] of known) {
    expect(normalTwoSided(z) / p).toBeCloseTo(1, 11);
    expect(normalTwoSided(-z)).toBe(normalTwoSided(z));
  }
});

it('several comparisons are corrected as by Holm', () => {
  const found = holm([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((p, n) => {
    expect(found[n]).toBeCloseTo(p, 12);
  });
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

it('says when a sample is too small to say anything', () => {
  expect(judgeSample({ part: 2, whole: 40 }, { part: 5, whole: 41 }).tooSmall).toBe(true);
  expect(judgeSample({ part: 3, whole: 400 }, { part: 4, whole: 400 }).tooSmall).toBe(true);
  expect(judgeSample({ part: 0, whole: 0 }, { part: 0, whole: 0 })).toEqual({
    tooSmall: true,
    finds: null,
    needed: null,
  });
  const large = judgeSample({ part: 1000, whole: 5000 }, { part: 1010, whole: 5000 });
  expect(large.tooSmall).toBe(false);
  expect(large.finds).toBeCloseTo(0.0225, 3);
  // 20 % against 22 %: 6,507 a side (unpooled normal approximation).
  expect(neededPerSide(0.2, 0.02)).toBe(6507);
});
