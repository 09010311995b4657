import { canonicalText, sameRule } from '@/components/rule-builder/model/canonical';
import { isGroup, type Rule, type RuleNode } from '@/lib/rules';

/** The nodes of a rule as texts, a group without its children. */
function* linesOf(node: RuleNode): Generator<string> {
  if (!isGroup(node)) {
    yield canonicalText(node);
    return;
  }
  const { children, ...head } = node;
  yield canonicalText(head);
  for (const child of children) yield* linesOf(child);
}

/** How many conditions and groups differ between two rules; a moved one counts once. */
export function countChanges(before: Rule, after: Rule): number {
  if (sameRule(before, after)) return 0;
  const rest = new Map<string, number>();
  for (const line of linesOf(before)) rest.set(line, (rest.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of linesOf(after)) {
    const left = rest.get(line) ?? 0;
    if (left > 0) rest.set(line, left - 1);
    else added += 1;
  }
  const removed = [...rest.values()].reduce((sum, left) => sum + left, 0);
  return Math.max(1, added, removed);
}
