import type { Rule, SegmentCondition } from '@/lib/rules';

/** The rule of those who are in all of some segments and in none of others (ids or keys). */
export function ruleOfParts({ inside, outside }: { inside: readonly string[]; outside: readonly string[] }): Rule {
  const condition =
    (op: SegmentCondition['op']) =>
    (segment: string): SegmentCondition => ({ type: 'segment', segment, op });
  return { type: 'all', children: [...inside.map(condition('in')), ...outside.map(condition('notIn'))] };
}
