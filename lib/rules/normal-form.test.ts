import { describe, expect, it } from 'vitest';
import { normalForm } from './normal-form';
import { parseRule } from './parse-rule';

const form = (rule: unknown): string => normalForm(parseRule(rule));
const all = (...children: unknown[]) => ({ type: 'all', children });
const none = (...children: unknown[]) => ({ type: 'none', children });
const order = (more: object = {}) => ({ type: 'event', event: 'Order Completed', ...more });
const country = (op: string, value: unknown) => ({ type: 'trait', trait: 'country', op, value });

describe('normalForm', () => {
  it('is the same for two ways to write one meaning', () => {
    expect(form(all(order({ within: '2w' })))).toBe(
      form(all(order({ within: '14d', op: 'gte', value: 1, where: [] }))),
    );
    expect(form(all(country('in', ['DE'])))).toBe(form(all(country('eq', 'de'))));
    expect(form(all(country('in', ['DE', 'FR']), order()))).toBe(form(all(order(), all(country('in', ['FR', 'DE'])))));
    expect(form(none(order()))).toBe(form(all(order({ op: 'eq', value: 0 }))));
    expect(form(none(country('eq', 'DE')))).toBe(form(all(country('neq', 'DE'))));
    expect(form(all({ type: 'metric', metric: 'frequency', op: 'gte', value: 3 }))).toBe(
      form(all(order({ value: 3 }))),
    );
    expect(form(all(order(), { ...order(), disabled: true, name: 'Off' }))).toBe(form(all(order())));
  });

  it('differs where the meaning does', () => {
    const below = { type: 'metric', metric: 'recencyDays', op: 'lt', value: 30 };
    // Who never ordered has no recency: not below 30 is not the same as 30 or more.
    expect(form(none(below))).not.toBe(form(all({ ...below, op: 'gte' })));
    expect(form(all(order({ within: '14d' })))).not.toBe(form(all(order({ within: '15d' }))));
    expect(form(none(order(), country('eq', 'DE')))).not.toBe(form(none(all(order(), country('eq', 'DE')))));
    const between = (low: number, high: number) => all({ ...below, op: 'between', value: [low, high] });
    expect(form(between(1, 2))).not.toBe(form(between(2, 1)));
  });
});
