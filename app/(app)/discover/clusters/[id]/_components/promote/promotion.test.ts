import { expect, test } from 'vitest';
import { parseRule } from '@/lib/rules';
import type { GroupView } from '../view';
import { firstChoice, livingRule, rulesOf } from './promotion';

const rule = (conditions: number, fidelity: number) => ({
  conditions,
  fidelity,
  rule: { type: 'all' as const, children: [] },
  precision: null,
  recall: null,
  matched: 0,
  both: 0,
});

test('the slider begins at the simplest rule within a point of the best', () => {
  const rules = rulesOf({
    rules: [rule(4, 0.969), rule(1, 0.871), rule(3, 0.964), rule(2, 0.94)] as GroupView['rules'],
  } as GroupView);
  expect(rules.map(({ conditions }) => conditions)).toEqual([1, 2, 3, 4]);
  expect(rules[firstChoice(rules)]?.conditions).toBe(3);
  expect(firstChoice([])).toBe(0);
});

test('a living membership is a rule of the rule language', () => {
  expect(parseRule(livingRule('buying-behaviour', 'g2'))).toEqual({
    type: 'all',
    children: [{ type: 'metric', metric: 'cluster:buying-behaviour', op: 'eq', value: 'g2' }],
  });
});
