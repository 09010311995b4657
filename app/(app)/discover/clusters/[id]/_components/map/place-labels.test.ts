import { expect, test } from 'vitest';
import { placeLabels } from './place-labels';
import { frameOf } from './plot';
import { stepOf, stepsOf } from './point-colours';

const outline = (group: string, x: number, y: number) => ({
  group,
  path: '',
  centre: [x, y] as const,
  top: y - 60,
  bottom: y + 60,
});

test('labels of groups that lie on one another do not touch, and none leaves the frame', () => {
  const outlines = ['a', 'b', 'c', 'd'].map((group, i) => outline(group, 200 + i, 200));
  const labels = new Map(outlines.map(({ group }) => [group, { name: 'Frequent high spenders', size: '875' }]));
  const frame = frameOf(750, false);
  const places = placeLabels(outlines, labels, frame);
  expect(places).toHaveLength(4);
  for (const [i, a] of places.entries()) {
    expect(a.left).toBeGreaterThanOrEqual(frame.left);
    expect(a.left + a.width).toBeLessThanOrEqual(frame.width);
    for (const b of places.slice(i + 1))
      expect(a.left + a.width <= b.left || b.left + b.width <= a.left || Math.abs(a.top - b.top) >= 24).toBe(true);
  }
});

test('a scale has five steps of as many customers each, and none for what is not known', () => {
  const ends = stepsOf([null, ...Array.from({ length: 100 }, (_, i) => i)]);
  expect(ends).toEqual([20, 40, 60, 80]);
  expect([0, 19, 20, 99].map((value) => stepOf(value, ends))).toEqual([0, 0, 1, 4]);
  expect(stepOf(null, ends)).toBe(-1);
  expect(stepsOf([null])).toEqual([]);
});
