import { expect, test } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { isInside, nearestPoint, pointsInside } from './lasso';
import { areaOf, outlinesOf, smoothPath } from './outline';

function cloud(count: number, seed: number, centre: readonly [number, number] = [0, 0]) {
  const random = createRandom(seed);
  const x = Array.from({ length: count }, () => random.normal(centre[0]));
  const y = Array.from({ length: count }, () => random.normal(centre[1]));
  return { x, y };
}

test('the outline of a round cloud holds the share that it says, about a circle of the right size', () => {
  const points = cloud(4000, 1);
  const [line = []] = outlinesOf(points, 0.8);
  const held = pointsInside(line, points).length / 4000;
  expect(held).toBeGreaterThan(0.77);
  expect(held).toBeLessThan(0.83);
  // 80 % of a normal cloud lie within √(−2 ln 0.2) = 1.794 deviations, an area of 10.1.
  expect(Math.abs(areaOf(line))).toBeGreaterThan(9);
  expect(Math.abs(areaOf(line))).toBeLessThan(12);
});

test('two clouds of one group have two outlines', () => {
  const left = cloud(800, 2, [-6, 0]);
  const right = cloud(800, 3, [6, 0]);
  const lines = outlinesOf({ x: [...left.x, ...right.x], y: [...left.y, ...right.y] });
  expect(lines).toHaveLength(2);
});

test('too few points, or all on one spot, have no outline; on a line they have a thin one', () => {
  expect(outlinesOf({ x: [1, 2], y: [1, 2] })).toEqual([]);
  expect(outlinesOf({ x: [1, 1, 1], y: [2, 2, 2] })).toEqual([]);
  const x = Array.from({ length: 50 }, (_, i) => i);
  expect(outlinesOf({ x, y: x.map(() => 3) }).length).toBeGreaterThan(0);
});

test('a lasso takes what lies inside it and nothing else', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect(isInside(square, 5, 5)).toBe(true);
  expect(isInside(square, 11, 5)).toBe(false);
  expect(pointsInside(square, { x: [1, 20, 9], y: [1, 5, 9] })).toEqual([0, 2]);
  expect(pointsInside(square.slice(0, 2), { x: [1], y: [1] })).toEqual([]);
});

test('the nearest point is found within reach only', () => {
  const points = { x: [0, 5], y: [0, 5] };
  expect(nearestPoint(points, [4, 4], 3)).toBe(1);
  expect(nearestPoint(points, [20, 20], 3)).toBe(-1);
});

test('a path is closed and holds numbers only', () => {
  const path = smoothPath([
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
  expect(path).toMatch(/^M[\d. -]+(C[\d. -]+)+Z$/);
});
