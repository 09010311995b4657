import type { Ids } from './convert';
import { type Found, findNode, replaceNode } from './tree';
import type { Direction, EditGroup } from './types';

/** Takes a node out; a group that this empties goes with it, unless it is the one that is moved into. */
export function takeOut(root: EditGroup, id: string, keep?: string): EditGroup {
  const parent = findNode(root, id)?.parent;
  const emptied = parent && parent.id !== root.id && parent.id !== keep && parent.children.length === 1;
  return emptied ? takeOut(root, parent.id, keep) : replaceNode(root, id, () => null);
}

type Target = { parent: string; index: number } | { root: EditGroup };

/**
 * Where a step by keyboard leads: up and down past the neighbour and, at the end of a group, out of it; in, to the
 * group before it, else into a group of its own; out, behind the group it is in. Undefined where there is no way.
 */
export function nudgeTarget(root: EditGroup, found: Found, direction: Direction, ids: Ids): Target | undefined {
  const { node, parent, index } = found;
  if (!parent) return undefined;
  const outer = findNode(root, parent.id);
  const before = outer?.parent ? { parent: outer.parent.id, index: outer.index } : undefined;
  const behind = before && { parent: before.parent, index: before.index + 1 };
  switch (direction) {
    case 'up':
      return index > 0 ? { parent: parent.id, index: index - 1 } : before;
    case 'down':
      return index < parent.children.length - 1 ? { parent: parent.id, index: index + 2 } : behind;
    case 'out':
      return behind;
    case 'in': {
      const previous = parent.children[index - 1];
      if (previous?.kind === 'group') return { parent: previous.id, index: previous.children.length };
      const type = parent.type === 'any' ? 'all' : 'any';
      return { root: replaceNode(root, node.id, () => ({ kind: 'group', id: ids.take(), type, children: [node] })) };
    }
  }
}
