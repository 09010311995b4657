import { expect, test } from 'vitest';
import { parseRule } from '@/lib/rules';
import type { GroupView } from '../view';
import { firstChoice, keptTo, livingRule, rulesOf } from './promotion';

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

test('a rule read off a segment or a group holds for nobody outside it', () => {
  const orders = { type: 'metric' as const, metric: 'frequency', op: 'gte' as const, value: 6 };
  const found = { type: 'all' as const, children: [orders] };
  expect(keptTo({ type: 'everyone' }, found)).toBe(found);
  expect(parseRule(keptTo({ type: 'segment', segment: 'vips' }, found)).children).toEqual([
    { type: 'segment', segment: 'vips', op: 'in' },
    orders,
  ]);
  expect(parseRule(keptTo({ type: 'group', model: 'buying', group: 'g2' }, found)).children).toEqual([
    { type: 'metric', metric: 'cluster:buying', op: 'eq', value: 'g2' },
    orders,
  ]);
  const either = { type: 'any' as const, children: [orders] };
  expect(parseRule(keptTo({ type: 'rule', rule: found }, either)).children).toEqual([found, either]);
});
