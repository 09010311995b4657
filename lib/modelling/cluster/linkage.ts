import { AppError } from '@/lib/core';

/**
 * One merge of a dendrogram, as scipy's linkage matrix has it: the groups `a` < `b` (a row below n, else n + the number of
 * the merge that made it), the height at which they meet, and the rows of both.
 */
export interface Merge {
  readonly a: number;
  readonly b: number;
  readonly height: number;
  readonly size: number;
}

/** Merges between rows that stand for their groups, in any order, to a dendrogram: by height, groups numbered. */
export function toDendrogram(pairs: readonly { p: number; q: number; height: number }[], rows: number): Merge[] {
  const ordered = pairs.map((pair, i) => ({ ...pair, i })).sort((s, t) => s.height - t.height || s.i - t.i);
  const parent = Int32Array.from({ length: 2 * rows - 1 }, (_, i) => i);
  const size = new Int32Array(2 * rows - 1).fill(1);
  return ordered.map(({ p, q, height }, i) => {
    const [s, t] = [find(parent, p), find(parent, q)];
    const group = rows + i;
    parent[s] = group;
    parent[t] = group;
    size[group] = (size[s] ?? 0) + (size[t] ?? 0);
    return { a: Math.min(s, t), b: Math.max(s, t), height, size: size[group] ?? 0 };
  });
}

export function find(parent: Int32Array, i: number): number {
  let root = i;
  while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
  for (let at = i; at !== root; ) {
    const next = parent[at] ?? root;
    parent[at] = root;
    at = next;
  }
  return root;
}

/** Where to cut: into so many clusters, or below a height. */
export type Cut = { readonly clusters: number } | { readonly height: number };

/** Labels of the rows when the dendrogram is cut, numbered in the order in which the rows meet them. */
export function cutDendrogram(merges: readonly Merge[], cut: Cut): Int32Array {
  const rows = merges.length + 1;
  const parent = Int32Array.from({ length: 2 * rows - 1 }, (_, i) => i);
  merges.slice(0, mergesBelow(merges, cut)).forEach(({ a, b }, i) => {
    parent[a] = rows + i;
    parent[b] = rows + i;
  });
  const names = new Map<number, number>();
  return Int32Array.from({ length: rows }, (_, row) => {
    const root = find(parent, row);
    const label = names.get(root) ?? names.size;
    names.set(root, label);
    return label;
  });
}

function mergesBelow(merges: readonly Merge[], cut: Cut): number {
  if ('height' in cut) return merges.filter(({ height }) => height <= cut.height).length;
  const rows = merges.length + 1;
  if (!Number.isInteger(cut.clusters) || cut.clusters < 1 || cut.clusters > rows)
    throw new AppError('invalidInput', `${rows} rows can be cut into 1 to ${rows} clusters, not ${cut.clusters}.`);
  return rows - cut.clusters;
}

/** A dendrogram to draw: a leaf stands for `size` rows, `group` is its number in the linkage matrix. */
export interface DendrogramNode {
  readonly group: number;
  readonly size: number;
  readonly height: number;
  readonly children: readonly DendrogramNode[];
}

/** The top of a dendrogram with at most so many leaves; what is below a leaf is not opened. */
export function topOfDendrogram(merges: readonly Merge[], leaves: number): DendrogramNode {
  const rows = merges.length + 1;
  const opened = Math.max(rows, 2 * rows - leaves); // groups from here on show their children
  const build = (group: number): DendrogramNode => {
    const merge = merges[group - rows];
    if (!merge) return { group, size: 1, height: 0, children: [] };
    const { height, size, a, b } = merge;
    return { group, size, height, children: group >= opened ? [build(a), build(b)] : [] };
  };
  return build(2 * rows - 2);
}
