import { expect, test } from 'vitest';
import { bestK, ticksOf } from './k-curve';

const point = (k: number, silhouette: number | null, daviesBouldin: number | null) => ({
  k,
  silhouette,
  daviesBouldin,
  calinskiHarabasz: null,
  inertia: null,
  stability: null,
});

test('the best number of groups has the highest silhouette and the lowest Davies–Bouldin', () => {
  const curve = [point(2, 0.3, 1.2), point(3, 0.37, 1.06), point(4, null, null), point(5, 0.31, 1.5)];
  expect(bestK(curve, 'silhouette')).toBe(3);
  expect(bestK(curve, 'daviesBouldin')).toBe(3);
  expect(bestK([point(2, null, null)], 'silhouette')).toBeNull();
});

test('ticks are round and lie within what is shown', () => {
  expect(ticksOf([0.21, 0.37])).toEqual([0.3]);
  expect(ticksOf([0.2, 0.4])).toEqual([0.2, 0.3, 0.4]);
  expect(ticksOf([1.06, 1.6])).toEqual([1.2, 1.4, 1.6]);
  expect(ticksOf([0.5, 0.5])).toEqual([0.5]);
});
