import { describe, expect, it } from 'vitest';
import { chanceRange, isClear, usualRange } from './change-test';

describe('whether a change is more than chance', () => {
  it('takes counts as independent: 100 against 130 is clear, 100 against 125 is not', () => {
    expect(chanceRange(130, 100)).toBeCloseTo(29.72, 2);
    expect(isClear(30, 130, 100)).toBe(true);
    expect(isClear(25, 125, 100)).toBe(false);
  });

  it('is symmetrical and finds nothing in nothing', () => {
    expect(isClear(-30, 100, 130)).toBe(true);
    expect(isClear(0, 0, 0)).toBe(false);
  });

  it('takes a customer of both periods by the difference', () => {
    // 20 customers who bring 100 and then 110 each: every one of them brought more.
    expect(isClear(20 * 10, 20 * 110 ** 2, 20 * 100 ** 2)).toBe(false);
    expect(isClear(20 * 10, 20 * 110 ** 2, 20 * 100 ** 2, 20 * 110 * 100)).toBe(true);
  });

  it('does not call a change clear that one large customer makes', () => {
    // 9,000 of one customer and 100 of each of ten, against 100 of each of ten.
    expect(isClear(9_000, 9_000 ** 2 + 10 * 100 ** 2, 10 * 100 ** 2)).toBe(false);
  });
});

describe('the usual range of a size', () => {
  it('is the mean and 1.96 standard deviations, in whole people', () => {
    // Mean 100, variance of 8 values at 98 and 102: 4 * 8 / 7.
    expect(usualRange([98, 102, 98, 102, 98, 102, 98, 102])).toEqual({ low: 95, high: 105 });
  });

  it('is not given under eight weeks, and never negative', () => {
    expect(usualRange([1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
    expect(usualRange([0, 0, 0, 0, 0, 0, 0, 9])?.low).toBe(0);
  });
});
