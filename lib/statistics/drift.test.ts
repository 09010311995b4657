import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { jensenShannon, kullbackLeibler, stabilityIndex, stabilityNoise } from './divergence';
import { categoryDrift, driftFrom, MISSING, numberDrift } from './drift';
import { OTHER, profileCategories, profileNumbers } from './drift-profile';
import { kolmogorovSmirnov, kolmogorovTail } from './kolmogorov-smirnov';

// numpy: 60 of a standard normal, 45 of a normal with mean .6 and deviation 1.2; figures by scipy 1.10.
const A = [
  0.3456, 0.8216, 0.3304, -1.3032, 0.9054, 0.4464, -0.537, 0.5811, 0.3646, 0.2941, 0.0284, 0.5467, -0.7365, -0.1629,
  -0.4821, 0.5988, 0.0397, -0.2925, -0.7819, -0.2572, 0.0081, -0.2756, 1.2941, 1.0067, -2.7112, -1.889, -0.1748,
  -0.4222, 0.2136, 0.2173, 2.1178, -1.112, -0.3776, 2.0428, 0.6467, 0.6631, -0.514, -1.6481, 0.1675, 0.109, -1.2274,
  -0.6832, -0.072, -0.9448, -0.0983, 0.0955, 0.0356, -0.5063, 0.5937, 0.8912, 0.3208, -0.8182, 0.7317, -0.5014, 0.8792,
  -1.0718, 0.9145, -0.0201, -1.2487, -0.3139,
];
const B = [
  0.8269, -0.0273, 0.1043, -2.3298, 2.7596, 1.973, 0.2095, 1.5286, 0.9375, -0.0646, 1.7731, 0.2273, 0.2054, -0.3506,
  1.1459, 0.481, 1.2543, -0.1286, 0.7522, -0.4707, 1.6098, 0.8256, 0.9967, 1.0926, -0.6129, 1.5398, 3.068, -1.3661,
  -1.4753, -1.2058, 1.6098, 0.7545, 1.894, 1.4669, 0.8527, 0.9408, 0.3963, 1.6422, -0.7557, 0.0938, 0.8915, 2.7617,
  -0.3174, -0.6949, -0.0759,
];

const normals = (seed: number, n: number, mean = 0): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random.normal(mean));
};

describe('drift of numbers', () => {
  it('has the figures of scipy', () => {
    const drift = numberDrift(profileNumbers(A), B);
    expect(drift.stabilityIndex).toBeCloseTo(0.5674200884304208, 12);
    expect(drift.kullbackLeibler).toBeCloseTo(0.3182513547530328, 12);
    expect(drift.jensenShannon).toBeCloseTo(0.09677736233803101, 12);
    expect(drift.kolmogorovSmirnov?.statistic).toBeCloseTo(0.3833333333333333, 12);
    // The exact probability is 0.00073.
    expect(drift.kolmogorovSmirnov?.pValue).toBeCloseTo(0.00073, 4);
    expect(drift.grade).toBe('drifted');
  });

  it('is graded by the index: steady, to watch from 0.10, drifted over 0.20', () => {
    const before = profileNumbers(normals(1, 20_000));
    const graded = (shift: number): string => numberDrift(before, normals(2, 20_000, shift)).grade;
    expect([graded(0), graded(0.25), graded(0.37), graded(0.6)]).toEqual(['steady', 'steady', 'watch', 'drifted']);
  });

  it('does not call the noise of few customers a drift, and says that it cannot tell', () => {
    const before = profileNumbers(normals(1, 5_000));
    let raised = 0;
    for (let seed = 10; seed < 110; seed += 1) {
      const drift = numberDrift(before, normals(seed, 60));
      if (drift.stabilityIndex >= 0.1) raised += 1;
      expect(drift.uncertain).toBe(drift.stabilityIndex >= 0.1 && drift.grade === 'steady');
    }
    // Most samples of 60 pass the threshold by chance alone; hardly any is graded so.
    const worse = Array.from({ length: 100 }, (_, k) => numberDrift(before, normals(10 + k, 60)).grade);
    expect(raised).toBeGreaterThan(50);
    expect(worse.filter((grade) => grade !== 'steady').length).toBeLessThanOrEqual(5);
  });

  it('sees missing values as a bin of their own', () => {
    const values = normals(3, 4_000);
    const before = profileNumbers(values);
    const now = values.map((value, i) => (i % 3 === 0 ? Number.NaN : value));
    const drift = numberDrift(before, now);
    expect(drift.grade).toBe('drifted');
    expect(drift.now.missing).toBe(1_334);
    expect(drift.picture.at(-1)).toMatchObject({ name: MISSING, before: 0 });
  });

  it('gives two histograms on the same bins, each adding up to one', () => {
    const { picture } = numberDrift(profileNumbers(normals(4, 3_000)), normals(5, 2_000, 1));
    expect(picture.reduce((sum, bin) => sum + bin.before, 0)).toBeCloseTo(1, 9);
    expect(picture.reduce((sum, bin) => sum + bin.now, 0)).toBeCloseTo(1, 9);
    expect(picture[0]?.low).toBeNull();
    expect(picture.at(-1)?.high).toBeNull();
    for (let k = 1; k < picture.length; k += 1) expect(picture[k]?.low).toBe(picture[k - 1]?.high);
  });

  it('answers for constant numbers, ties, and none at all', () => {
    const constant = profileNumbers(new Float64Array(500).fill(7));
    expect(numberDrift(constant, new Float64Array(400).fill(7)).grade).toBe('steady');
    expect(numberDrift(constant, new Float64Array(400).fill(8)).kolmogorovSmirnov?.statistic).toBe(1);
    const counts = profileNumbers(Float64Array.from({ length: 1_000 }, (_, i) => i % 3));
    expect(counts.cuts).toEqual([0, 1]);
    expect(
      numberDrift(
        counts,
        Float64Array.from({ length: 900 }, () => 0),
      ).grade,
    ).toBe('drifted');
    const none = numberDrift(constant, []);
    expect(none.kolmogorovSmirnov).toBeNull();
    expect(none.grade).toBe('steady');
    for (const { before, now } of none.picture) expect(Number.isFinite(before) && Number.isFinite(now)).toBe(true);
  });

  it('works from the profile after it has been stored', () => {
    const before = profileNumbers(normals(6, 3_000));
    const stored = JSON.parse(JSON.stringify(before));
    expect(driftFrom(stored, normals(7, 100, 2))).toEqual(driftFrom(before, normals(7, 100, 2)));
  });
});

describe('drift of names', () => {
  const many = (counts: Record<string, number>): string[] =>
    Object.entries(counts).flatMap(([name, count]) => new Array<string>(count).fill(name));

  it('sees other shares, and names that were not known', () => {
    const before = profileCategories(many({ GB: 900, DE: 80, FR: 20 }));
    expect(categoryDrift(before, many({ GB: 450, DE: 42, FR: 8 })).grade).toBe('steady');
    const moved = categoryDrift(before, many({ GB: 300, DE: 150, NL: 50 }));
    expect(moved.grade).toBe('drifted');
    expect(moved.picture.find(({ name }) => name === OTHER)).toMatchObject({ before: 0, now: 0.1 });
  });

  it('pools what is rare, on both sides alike', () => {
    const names = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`c${i}`, 100 - i]));
    const before = profileCategories(many(names));
    expect(Object.keys(before.counts)).toHaveLength(20);
    expect(categoryDrift(before, many(names)).stabilityIndex).toBeCloseTo(0, 9);
    expect(() => driftFrom(before, new Float64Array(3))).toThrow(TypeError);
  });
});

describe('divergences', () => {
  it('are nothing between equals, and Jensen-Shannon at most one bit', () => {
    const p = [0.2, 0.3, 0.5];
    expect([stabilityIndex(p, p), kullbackLeibler(p, p), jensenShannon(p, p)]).toEqual([0, 0, 0]);
    expect(jensenShannon([1 - 1e-12, 1e-12], [1e-12, 1 - 1e-12])).toBeCloseTo(1, 9);
  });

  it('the noise is the quantile of chi-squared', () => {
    // chi2.ppf(0.99, 9) and (0.99, 4) of scipy, over n = m = 1000.
    expect(stabilityNoise(10, 1_000, 1_000)).toBeCloseTo((21.66599 * 2) / 1_000, 3);
    expect(stabilityNoise(5, 1_000, 1_000)).toBeCloseTo((13.2767 * 2) / 1_000, 3);
  });
});

describe('Kolmogorov and Smirnov', () => {
  it.each([
    [0.5, 0.9639452436648751],
    [1, 0.26999967167735456],
    [1.18, 0.1234538094297657],
    [1.5, 0.022217962616525127],
    [2, 0.0006709252557796953],
  ])('the probability above %d is that of scipy', (x, expected) => expect(kolmogorovTail(x)).toBeCloseTo(expected, 9));

  it('finds few differences where there are none', () => {
    const small = Array.from(
      { length: 200 },
      (_, k) => kolmogorovSmirnov(normals(2 * k, 80).sort(), normals(2 * k + 1, 120).sort()).pValue,
    );
    const share = small.filter((p) => p < 0.05).length / small.length;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.1);
    expect(() => kolmogorovSmirnov(new Float64Array(), new Float64Array(3))).toThrow(RangeError);
  });
});
