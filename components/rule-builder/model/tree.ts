import type { EditGroup, EditNode } from './types';

/** The nodes of a tree in document order, each with the group it stands in and its place there. */
export function* walk(
  node: EditNode,
  parent: EditGroup | null = null,
  index = 0,
): Generator<{ node: EditNode; parent: EditGroup | null; index: number }> {
  yield { node, parent, index };
  if (node.kind !== 'group') return;
  for (const [place, child] of node.children.entries()) yield* walk(child, node, place);
}

export interface Found {
  node: EditNode;
  /** Null for the root. */
  parent: EditGroup | null;
  index: number;
}

export function findNode(root: EditGroup, id: string): Found | undefined {
  for (const found of walk(root)) if (found.node.id === id) return found;
  return undefined;
}

/** The tree with one node put in the place of another; `null` takes it away. The root cannot be taken away. */
export function replaceNode(
  root: EditGroup,
  id: string,
  change: (node: EditNode) => EditNode | readonly EditNode[] | null,
): EditGroup {
  const within = (group: EditGroup): EditGroup => {
    let changed = false;
    const children = group.children.flatMap((child): readonly EditNode[] => {
      if (child.id === id) {
        changed = true;
        const next = change(child);
        if (next === null) return [];
        return 'kind' in next ? [next] : next;
      }
      if (child.kind !== 'group') return [child];
      const inner = within(child);
      if (inner !== child) changed = true;
      return [inner];
    });
    return changed ? { ...group, children } : group;
  };
  if (root.id !== id) return within(root);
  const next = change(root);
  return next && 'kind' in next && next.kind === 'group' ? next : root;
}

export function insertNode(root: EditGroup, parent: string, index: number, node: EditNode): EditGroup {
  return replaceNode(root, parent, (group) =>
    group.kind === 'group' ? { ...group, children: group.children.toSpliced(index, 0, node) } : group,
  );
}

export const contains = (node: EditNode, id: string): boolean => {
  for (const each of walk(node)) if (each.node.id === id) return true;
  return false;
};

/** Groups on the way from the root to a node, both included; the root alone is 1. */
export function depthOf(root: EditGroup, id: string): number {
  const depth = (node: EditNode, level: number): number => {
    if (node.id === id) return level;
    if (node.kind !== 'group') return 0;
    for (const child of node.children) {
      const found = depth(child, level + 1);
      if (found) return found;
    }
    return 0;
  };
  return depth(root, 1);
}

/** How many groups lie within each other in a node; 0 for a condition. */
export const heightOf = (node: EditNode): number =>
  node.kind === 'group' ? 1 + Math.max(0, ...node.children.map(heightOf)) : 0;

export const countConditions = (node: EditNode): number =>
  node.kind === 'group' ? node.children.reduce((sum, child) => sum + countConditions(child), 0) : 1;
