import { jsonPointer } from '@/lib/core';
import type { TreeEvaluator } from '@/lib/platform/audience';
import { type DescribeOptions, describeNode, prunePlan, type Rule, type RulePlan } from '@/lib/rules';
import { replaceNode } from './edit-rule';
import type { Finding } from './finding';

/** Conditions of a rule that leave nobody out: without one of them, the same customers match. */
export function lintConditions(rule: Rule, plan: RulePlan, trees: TreeEvaluator, options: DescribeOptions): Finding[] {
  const [root, ...nodes] = plan.nodes;
  const count = trees.evaluate(plan.root).size;
  if (root?.node.kind !== 'group' || root.node.type !== 'all' || root.node.children.length < 2 || count === 0)
    return [];
  const top = new Set(root.node.children);
  return nodes.flatMap(({ node }): Finding[] => {
    if (!top.has(node) || trees.count(prunePlan(plan, (other) => other === node)) !== count) return [];
    return [
      {
        kind: 'excludesNobody',
        severity: 'info',
        place: jsonPointer(node.path),
        message: `“${describeNode(node, options)}” leaves nobody out: the same ${count.toLocaleString('en-GB')} match without it.`,
        fix: { label: 'Take it out', rule: replaceNode(rule, node.path, () => undefined) },
      },
    ];
  });
}
