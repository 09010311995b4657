import { describe, expect, it } from 'vitest';
import { niceTicks, roundTicks, scaleOf } from './scale';

describe('ticks', () => {
  it('enclose the values, at multiples of the step', () => {
    expect(niceTicks([0.72, 0.84, 0.87], { step: 0.05, from: 0.5, to: 1 })).toEqual([0.7, 0.75, 0.8, 0.85, 0.9]);
    expect(niceTicks([], { step: 0.1, from: 0.5, to: 1 })).toHaveLength(6);
    expect(niceTicks([null, undefined, 0.8], { step: 0.1, from: 0.5, to: 1 }).length).toBeGreaterThan(1);
  });

  it('are round, and hold both ends', () => {
    const ticks = roundTicks(-1_100, 6_300, 5);
    expect(ticks[0]).toBeLessThanOrEqual(-1_100);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(6_300);
    expect(ticks).toContain(0);
    expect(roundTicks(0, 0)).toEqual(expect.arrayContaining([0]));
  });

  it('place values between two ends and keep what lies outside at an end', () => {
    const x = scaleOf([0, 10], 20, 120);
    expect(x(5)).toBe(70);
    expect(x(-3)).toBe(20);
    expect(x(99)).toBe(120);
    expect(scaleOf([4], 0, 10)(4)).toBe(5);
  });
});
