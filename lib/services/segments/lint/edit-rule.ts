import { isGroup, type Rule, type RuleNode } from '@/lib/rules';

/** The indices of a path such as `children, 0, children, 2`. */
const indicesOf = (path: readonly PropertyKey[]): number[] => path.filter((key) => typeof key === 'number');

/** The same rule with the node at a path replaced, or left out where `replace` gives nothing. */
export function replaceNode(
  rule: Rule,
  path: readonly PropertyKey[],
  replace: (node: RuleNode) => RuleNode | undefined,
): Rule {
  const edit = (node: RuleNode, [first, ...rest]: readonly number[]): RuleNode | undefined => {
    if (first === undefined) return replace(node);
    if (!isGroup(node)) return node;
    const children = node.children.flatMap((child, index) => (index === first ? (edit(child, rest) ?? []) : [child]));
    // A group that this empties would be refused.
    return children.length === 0 && node !== rule ? undefined : { ...node, children };
  };
  const edited = edit(rule, indicesOf(path));
  return edited && isGroup(edited) ? edited : { type: 'all', children: [] };
}

/** The same rule, with one more condition that has to hold. */
export function addCondition(rule: Rule, condition: RuleNode): Rule {
  if (rule.type === 'all') return { ...rule, children: [...rule.children, condition] };
  const { disabled: _disabled, ...own } = rule;
  return { type: 'all', children: [own, condition] };
}
