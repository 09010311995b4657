import type { Rule } from './types';

/**
 * A rule that says by itself that it stays within a parent (id or key), for questions that know no parents: an
 * explanation, a look back. Its own nodes stand in the second child, unless there is none.
 */
export function withinParent(rule: Rule, parentId: string | null | undefined): Rule {
  if (!parentId) return rule;
  const { disabled: _disabled, ...own } = rule;
  return {
    type: 'all',
    children: [{ type: 'segment', segment: parentId, op: 'in' }, ...(rule.children.length === 0 ? [] : [own])],
  };
}
