import { expect, test } from 'vitest';
import { cutFor, groupsAt, layOut } from './dendrogram-layout';

const tree = {
  linkage: 'ward' as const,
  leaves: [
    { size: 3, group: 'g1' },
    { size: 2, group: 'g2' },
    { size: 5, group: 'g1' },
  ],
  joins: [
    { left: 0, right: 2, distance: 1, size: 8 },
    { left: 3, right: 1, distance: 4, size: 10 },
  ],
  cut: 2,
};

test('leaves stand so that no lines cross, a join in the middle of its parts', () => {
  const nodes = layOut(tree);
  expect(nodes.map(({ at }) => at)).toEqual([0, 2, 1, 0.5, 1.25]);
  expect(nodes.map(({ group }) => group)).toEqual(['g1', 'g2', 'g1', 'g1', null]);
});

test('a cut leaves as many groups as there are joins above it, and one', () => {
  expect(groupsAt(tree, 2)).toBe(2);
  expect(groupsAt(tree, 0.5)).toBe(3);
  expect(groupsAt(tree, 9)).toBe(1);
});

test('a cut for a number of groups leaves that number', () => {
  for (const groups of [2, 3]) expect(groupsAt(tree, cutFor(tree, groups))).toBe(groups);
});

test('a tree without joins has its one leaf', () => {
  expect(layOut({ ...tree, leaves: [{ size: 1, group: 'g1' }], joins: [] })).toHaveLength(1);
});
