import { expect, test } from 'vitest';
import { tabulateGroups } from './tabulate-groups';

const labels = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase() }));
const grouping = (text: string) => new Map([...text].map((id, customer) => [customer, id] as const));

test('counts pairs, and agrees with scikit-learn on how much they have in common', () => {
  const found = tabulateGroups(labels('a', 'b', 'c'), labels('x', 'y'), grouping('aaabbcc'), grouping('xxyyyyy'), 0);
  expect(found.counts).toEqual([
    [2, 1],
    [0, 2],
    [0, 2],
  ]);
  expect(found.rows.map(({ size }) => size)).toEqual([3, 2, 2]);
  expect(found.columns.map(({ size }) => size)).toEqual([2, 5]);
  // sklearn.metrics.adjusted_rand_score([0,0,0,1,1,2,2], [0,0,1,1,1,1,1])
  expect(found.adjustedRand).toBeCloseTo(0.07079646017699115, 10);
});

test('who is known to one of the two only does not count', () => {
  const found = tabulateGroups(
    labels('a'),
    labels('x'),
    new Map([[1, 'a']]),
    new Map([
      [1, 'x'],
      [2, 'x'],
      [3, 'gone'],
    ]),
    0,
  );
  expect(found).toMatchObject({ customers: 1, counts: [[1]], adjustedRand: 1 });
});

test('nobody in common has no index, rather than a wrong one', () => {
  expect(tabulateGroups(labels('a'), labels('x'), new Map(), grouping('xx'), 0).adjustedRand).toBeNull();
});
