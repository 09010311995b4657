import type { Merge } from '@/lib/modelling/cluster/linkage';
import type { ClusterResult } from '../../types';

const LEAVES = 30;

/**
 * The top of a dendrogram, down to thirty branches; each bears the label of the group that its rows are in (`#0`, to be
 * replaced by its id), or none where it holds several.
 */
export function dendrogramOf(
  merges: readonly Merge[],
  rows: number,
  labels: Int32Array,
  linkage: 'ward' | 'average',
  groups: number,
): ClusterResult['dendrogram'] {
  const top = merges.slice(Math.max(0, merges.length - (LEAVES - 1)));
  const firstShown = rows + merges.length - top.length;
  const labelOf = nodeLabels(merges, rows, labels);
  const place = new Map<number, number>();
  const leaves: NonNullable<ClusterResult['dendrogram']>['leaves'] = [];
  for (const merge of top) {
    for (const node of [merge.a, merge.b]) {
      if (node >= firstShown || place.has(node)) continue;
      place.set(node, leaves.length);
      const label = labelOf(node);
      leaves.push({
        size: node < rows ? 1 : (merges[node - rows]?.size ?? 0),
        group: label === null ? null : `#${label}`,
      });
    }
  }
  for (let i = 0; i < top.length; i += 1) place.set(firstShown + i, leaves.length + i);
  const joins = top.map(({ a: left, b: right, height: distance, size }) => ({
    left: place.get(left) ?? 0,
    right: place.get(right) ?? 0,
    distance,
    size,
  }));
  const above = merges[merges.length - groups + 1]?.height;
  const below = merges[merges.length - groups]?.height;
  return { linkage, leaves, joins, cut: above === undefined || below === undefined ? null : (above + below) / 2 };
}

/** The one label of all rows below a node; null for several. */
function nodeLabels(merges: readonly Merge[], rows: number, labels: Int32Array): (node: number) => number | null {
  const known: (number | null)[] = [...labels];
  merges.forEach(({ a: left, b: right }, i) => {
    const [a, b] = [known[left] ?? null, known[right] ?? null];
    known[rows + i] = a === b ? a : null;
  });
  return (node) => known[node] ?? null;
}
