import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { fitBetaPrior, NO_PRIOR, type RateSums } from './beta-prior';

const sumsOf = (counts: readonly (readonly [successes: number, tries: number])[]): RateSums => ({
  customers: counts.length,
  successes: counts.reduce((sum, [x]) => sum + x, 0),
  tries: counts.reduce((sum, [, n]) => sum + n, 0),
  squaredOverTries: counts.reduce((sum, [x, n]) => sum + x ** 2 / n, 0),
  squaredTries: counts.reduce((sum, [, n]) => sum + n ** 2, 0),
});

describe('the prior of a rate', () => {
  it('equals the moments written out customer by customer', () => {
    const counts = [
      [3, 4],
      [0, 2],
      [5, 20],
      [9, 10],
      [1, 7],
      [6, 30],
    ] as const;
    const tries = 73;
    const mean = 24 / tries;
    const scatter = counts.reduce((sum, [x, n]) => sum + n * (x / n - mean) ** 2, 0);
    const room = counts.reduce((sum, [, n]) => sum + n * (1 - n / tries), 0);
    const correlation = (scatter - mean * (1 - mean) * 5) / (mean * (1 - mean) * (room - 5));
    const { successes, failures } = fitBetaPrior(sumsOf(counts));
    expect(successes / (successes + failures)).toBeCloseTo(mean, 12);
    expect(1 / (1 + successes + failures)).toBeCloseTo(correlation, 12);
  });

  it('finds again what customers were drawn from', () => {
    const random = createRandom('rates');
    // The mean of sorted uniform draws: the second of nine is Beta(2, 8).
    const counts = Array.from({ length: 20_000 }, () => {
      const chance = Array.from({ length: 9 }, () => random.next()).sort((a, b) => a - b)[1] ?? 0;
      const tries = 1 + Math.floor(random.next() * 30);
      return [Array.from({ length: tries }).filter(() => random.next() < chance).length, tries] as const;
    });
    const { successes, failures } = fitBetaPrior(sumsOf(counts));
    expect(successes).toBeGreaterThan(1.85);
    expect(successes).toBeLessThan(2.15);
    expect(failures).toBeGreaterThan(7.4);
    expect(failures).toBeLessThan(8.6);
  });

  it('lends nothing where nothing can be told, and never without end', () => {
    expect(fitBetaPrior(sumsOf([]))).toEqual(NO_PRIOR);
    expect(fitBetaPrior(sumsOf([[3, 4]]))).toEqual(NO_PRIOR);
    expect(
      fitBetaPrior(
        sumsOf([
          [0, 4],
          [0, 9],
        ]),
      ),
    ).toEqual(NO_PRIOR);
    const alike = fitBetaPrior(sumsOf(Array.from({ length: 50 }, () => [5, 10] as const)));
    expect(alike).toEqual({ successes: 500, failures: 500 });
  });
});
