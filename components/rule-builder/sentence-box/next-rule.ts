import { isGroup, type Rule, type RuleNode } from '@/lib/rules';

/** What a typed sentence does to the rule that is there. */
export type Way = 'replace' | 'add';

/** The parts that a rule adds to another: what stands at its root where all of it has to hold, else all of it as one. */
const partsOf = (rule: Rule): RuleNode[] => (rule.type === 'all' && !rule.name ? rule.children : [rule]);

/**
 * The rule after a sentence: the sentence's own in the place of the present one, or the present one with the sentence's
 * conditions as further ones that have to hold. A present rule that is not a list of what has to hold becomes one part.
 */
export function nextRule(present: Rule, said: Rule, way: Way): Rule {
  if (way === 'replace' || present.children.length === 0) return said;
  if (present.type === 'all') return { ...present, children: [...present.children, ...partsOf(said)] };
  return { type: 'all', children: [present, ...partsOf(said)] };
}

/** The sentence asks for anything at all: everyone has no condition. */
export const hasConditions = (rule: Rule): boolean =>
  rule.children.some((child) => !isGroup(child) || hasConditions(child));
