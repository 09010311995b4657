import type { TreeRow } from '@/lib/services/segments/read-tree';

/** One line of the tree: a segment, or those of a parent who are in none of its children. */
export interface Line {
  key: string;
  row: TreeRow | null;
  name: string;
  depth: number;
  size: number | null;
  /** What its size is a share of: the parent's size, at the top all customers. */
  of: number | null;
  children: number;
}

export interface TreeOptions {
  /** Segments whose children are not shown. */
  closed: ReadonlySet<string>;
  /** Part of a name; what leads to a match is shown too. */
  words: string;
  /** All customers. */
  total: number | null;
}

/** The lines of a tree (rows in order, each followed by those below it) that are to be seen. */
export function linesOf(rows: readonly TreeRow[], { closed, words, total }: TreeOptions): Line[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const above = (row: TreeRow): TreeRow[] => {
    const parent = row.depth > 0 && row.parentId !== null ? byId.get(row.parentId) : undefined;
    return parent ? [parent, ...above(parent)] : [];
  };
  const wanted = words.trim().toLowerCase();
  const matching = new Set(
    rows.flatMap((row) => (row.name.toLowerCase().includes(wanted) ? [row.id, ...above(row).map(({ id }) => id)] : [])),
  );
  const lines: Line[] = [];
  // Who is in no child comes after the last line below the parent.
  const waiting: TreeRow[] = [];
  const close = (depth: number): void => {
    for (let last = waiting.at(-1); last && last.depth >= depth; last = waiting.at(-1)) {
      waiting.pop();
      lines.push({
        key: `${last.id} rest`,
        row: null,
        name: 'in no child',
        depth: last.depth + 1,
        size: last.inNoChild,
        of: last.size,
        children: 0,
      });
    }
  };
  for (const row of rows) {
    if (!matching.has(row.id)) continue;
    const parents = above(row);
    if (parents.some(({ id }) => closed.has(id))) continue;
    close(row.depth);
    lines.push({
      key: row.id,
      row,
      name: row.name,
      depth: row.depth,
      size: row.size,
      of: parents[0] ? parents[0].size : total,
      children: row.children,
    });
    if (row.inNoChild !== null && !closed.has(row.id)) waiting.push(row);
  }
  close(0);
  return lines;
}
