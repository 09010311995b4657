import { describe, expect, it } from 'vitest';
import type { TreeRow } from '@/lib/services/segments/read-tree';
import { linesOf } from './tree-lines';

const row = (id: string, depth: number, parentId: string | null, more: Partial<TreeRow> = {}): TreeRow => ({
  id,
  name: id,
  goal: null,
  status: 'active',
  owner: null,
  size: 10,
  parentId,
  depth,
  children: 0,
  inNoChild: null,
  ...more,
});
const rows = [
  row('top', 0, null, { size: 100, children: 2, inNoChild: 40 }),
  row('left', 1, 'top', { size: 50, children: 1, inNoChild: 5 }),
  row('leaf', 2, 'left'),
  row('right', 1, 'top'),
  row('alone', 0, null),
];
const seen = (options: { closed?: string[]; words?: string } = {}) =>
  linesOf(rows, { closed: new Set(options.closed), words: options.words ?? '', total: 500 }).map(
    ({ key, size, of }) => `${key} ${size}/${of}`,
  );

describe('linesOf', () => {
  it('ends each parent with those who are in none of its children', () => {
    expect(seen()).toEqual([
      'top 100/500',
      'left 50/100',
      'leaf 10/50',
      'left rest 5/50',
      'right 10/100',
      'top rest 40/100',
      'alone 10/500',
    ]);
  });

  it('hides what stands below a closed one, and shows the way to what is searched', () => {
    expect(seen({ closed: ['left'] })).toEqual([
      'top 100/500',
      'left 50/100',
      'right 10/100',
      'top rest 40/100',
      'alone 10/500',
    ]);
    expect(seen({ words: 'LEAF' }).filter((line) => !line.includes('rest'))).toEqual([
      'top 100/500',
      'left 50/100',
      'leaf 10/50',
    ]);
  });
});
