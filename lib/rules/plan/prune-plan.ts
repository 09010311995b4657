import type { NormalNode } from '../normalize-rule';
import { combine, inBounds, type RulePlan, type SetTree } from './plan-rule';

/**
 * The tree of a rule from which nodes are left out; a group that this leaves empty is left out too, and a rule that this
 * leaves empty is everyone, each within the parent's bounds. Parts in which nothing is left out are the plan's own trees, so that their sets are reused.
 */
export function prunePlan(plan: RulePlan, leaveOut: (node: NormalNode) => boolean): SetTree {
  const trees = new Map(plan.nodes.map(({ node, tree }) => [node, tree]));
  const prune = (node: NormalNode): SetTree | undefined => {
    if (leaveOut(node)) return undefined;
    const own = trees.get(node);
    if (node.kind === 'condition') return own;
    const before = node.children.map((child) => trees.get(child));
    const after = node.children.map(prune);
    if (own && after.every((tree, index) => tree === before[index])) return own;
    const left = after.filter((tree) => tree !== undefined);
    return left.length === 0 ? undefined : combine(node.type, left);
  };
  const [root] = plan.nodes;
  return inBounds((root && prune(root.node)) ?? { op: 'everyone' }, plan.within);
}
