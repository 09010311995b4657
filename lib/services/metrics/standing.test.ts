import { expect, it } from 'vitest';
import { percentilesOf, standing } from './standing';

it('puts points between the percentiles of all', () => {
  const cuts = percentilesOf(Float64Array.from({ length: 101 }, (_, index) => index * 2));
  expect(cuts[50]).toBe(100);
  expect(standing(100, cuts)).toBe(50);
  expect(standing(101, cuts)).toBe(50.5);
  expect(standing(0, cuts)).toBe(0);
  expect(standing(500, cuts)).toBe(100);
});

it('is nothing for those without points, and where nobody was measured', () => {
  expect(percentilesOf(new Float64Array())).toEqual([]);
  expect(standing(5, [])).toBe(0);
  const half = percentilesOf(Float64Array.from([0, 0, 0, 4]));
  expect(standing(0, half)).toBe(0);
  expect(standing(4, half)).toBe(100);
  expect(standing(2, half)).toBeCloseTo(100 * (2 / 3 + 0.5 / 3), 9);
});
