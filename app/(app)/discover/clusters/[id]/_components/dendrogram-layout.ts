import type { ClusterResult } from '@/lib/services/models/types';

type Dendrogram = NonNullable<ClusterResult['dendrogram']>;

export interface TreeNode {
  /** Place across, in leaves; and up, in distance. */
  at: number;
  distance: number;
  size: number;
  /** The group of everything below, where it is one. */
  group: string | null;
  /** The two that were joined, by index; of a leaf none. */
  parts: readonly [number, number] | null;
}

/**
 * Where each node of a dendrogram stands: leaves side by side in the order that no two lines cross, a join in the middle
 * of its two parts.
 */
export function layOut({ leaves, joins }: Dendrogram): TreeNode[] {
  const nodes: TreeNode[] = leaves.map(({ size, group }) => ({ at: 0, distance: 0, size, group, parts: null }));
  for (const { left, right, distance, size } of joins) {
    const [a, b] = [nodes[left], nodes[right]];
    nodes.push({ at: 0, distance, size, group: a && b && a.group === b.group ? a.group : null, parts: [left, right] });
  }
  // From the top down without recursion: a chain of ten thousand joins would be too deep for it.
  const order: number[] = [];
  const stack = nodes.length > 0 ? [nodes.length - 1] : [];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    const parts = nodes[index]?.parts;
    if (parts) stack.push(parts[1], parts[0]);
    else order.push(index);
  }
  order.forEach((index, place) => {
    const node = nodes[index];
    if (node) node.at = place;
  });
  for (const node of nodes)
    if (node.parts) node.at = ((nodes[node.parts[0]]?.at ?? 0) + (nodes[node.parts[1]]?.at ?? 0)) / 2;
  return nodes;
}

/** How many groups a cut at a distance leaves. */
export const groupsAt = ({ joins }: Dendrogram, cut: number): number =>
  joins.filter(({ distance }) => distance > cut).length + 1;

/** A distance at which a cut leaves so many groups: half-way between the two joins that it separates. */
export function cutFor({ joins }: Dendrogram, groups: number): number {
  const distances = joins.map(({ distance }) => distance).sort((a, b) => b - a);
  const above = distances[groups - 2] ?? 0;
  const below = distances[groups - 1] ?? 0;
  return (above + below) / 2;
}
