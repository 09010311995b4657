import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core';
import { parseRule } from './parse-rule';

const all = (...children: unknown[]) => ({ type: 'all', children });
/** Places and messages of what is wrong. */
function faults(rule: unknown): string[] {
  try {
    parseRule(rule);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.errors.map(({ path, message }) => `${path} ${message}`);
  }
}
const places = (rule: unknown): string[] => faults(rule).map((fault) => fault.split(' ')[0] ?? '');
function nested(depth: number, leaf: unknown): unknown {
  let rule = leaf;
  for (let level = 0; level < depth; level += 1) rule = all(rule);
  return rule;
}
const condition = { type: 'trait', trait: 'country', op: 'exists' };

describe('parseRule', () => {
  it('takes the examples of the contract', () => {
    const examples = [
      { type: 'trait', trait: 'country', op: 'in', value: ['GB', 'DE'] },
      { type: 'metric', metric: 'recencyDays', op: 'lte', value: 30 },
      { type: 'metric', metric: 'engagementScore', op: 'gte', percentile: 75 },
      {
        type: 'event',
        event: 'Product Viewed',
        where: [{ property: 'category', op: 'eq', value: 'Toys' }],
        within: '48h',
        aggregate: 'count',
        op: 'gte',
        value: 3,
        per: 'productId',
        notFollowedBy: { event: 'Order Completed', where: [], within: '48h', per: 'productId' },
      },
      {
        type: 'sequence',
        steps: [
          { event: 'Product Added', where: [] },
          { event: 'Checkout Started', within: '2h' },
        ],
        within: '30d',
        per: 'cartId',
      },
      {
        type: 'score',
        weights: [
          { event: 'Product Viewed', where: [], points: 1 },
          { event: 'Product Added', points: 3 },
        ],
        within: '30d',
        halfLife: '7d',
        op: 'gte',
        value: 10,
      },
      { type: 'segment', segment: 'vip', op: 'notIn', name: 'Not yet', disabled: true },
      { type: 'consent', channel: 'email', op: 'eq', value: 'subscribed' },
    ];
    expect(faults(all(...examples, { type: 'none', children: examples }))).toEqual([]);
  });

  it('refuses a group without children, except everyone', () => {
    expect(faults(all())).toEqual([]);
    expect(places({ type: 'any', children: [] })).toEqual(['/children']);
    expect(places(all(condition, { type: 'all', children: [] }))).toEqual(['/children/1/children']);
    expect(places({ type: 'none', children: [{ ...condition, disabled: true }] })).toEqual(['/children']);
    expect(places({ type: 'any', children: [all({ ...condition, disabled: true })] })).toEqual(['/children']);
  });

  it('refuses 11 levels and 201 conditions, and any depth without falling over', () => {
    expect(faults(nested(10, condition))).toEqual([]);
    expect(faults(nested(11, condition))).toEqual([`${'/children/0'.repeat(10)} is nested more than 10 groups deep`]);
    expect(faults(nested(20_000, condition))).toHaveLength(1);
    expect(faults(all(...Array.from({ length: 200 }, () => condition)))).toEqual([]);
    expect(places(all(...Array.from({ length: 201 }, () => condition)))).toEqual(['/children/200']);
  });

  it('names each fault at its place', () => {
    expect(places(all({ ...condition, colour: 'red' }))).toEqual(['/children/0/colour']);
    expect(places(all({ type: 'trait', trait: 'age', op: 'gte', value: 'many' }))).toEqual(['/children/0/value']);
    expect(places(all({ type: 'trait', trait: 'age', op: 'between', value: [1, '2024-02-30'] }))).toContain(
      '/children/0/value/1',
    );
    expect(places(all({ type: 'trait', trait: 'age', op: 'gt', value: 2 ** 60 }))).toEqual(['/children/0/value']);
    expect(places(all({ type: 'trait', trait: 'age', op: 'like', value: '%' }))).toEqual(['/children/0/op']);
    expect(places(all({ type: 'trait', trait: 'a\u0000b', op: 'eq', value: '\ud800' }))).toEqual([
      '/children/0/trait',
      '/children/0/value',
    ]);
    expect(places(all({ type: 'metric', metric: 'karma', op: 'gt', value: 1 }))).toEqual(['/children/0/metric']);
    expect(places(all({ type: 'metric', metric: 'lifecycleStage', op: 'in', value: ['new', 'old'] }))).toEqual([
      '/children/0/value/1',
    ]);
    expect(places(all({ type: 'metric', metric: 'frequency', op: 'contains', value: 'x' }))).toEqual([
      '/children/0/op',
    ]);
    expect(places(all({ type: 'event', event: 'X', aggregate: 'sum' }))).toEqual(['/children/0/of']);
    expect(places(all({ type: 'event', event: 'X', per: 'productId', op: 'lt', value: 3 }))).toEqual([
      '/children/0/op',
    ]);
    expect(places(all({ type: 'event', event: 'X', within: '2 days' }))).toEqual(['/children/0/within']);
    expect(places(all({ type: 'event', event: 'X', from: '2024-02-30' }))).toEqual(['/children/0/from']);
    expect(places(all({ type: 'event', event: 'X', where: [{ property: 'a', op: 'in', value: [] }] }))).toEqual([
      '/children/0/where/0/value',
    ]);
    expect(places(all({ type: 'sequence', steps: [{ event: 'X', within: '5s' }] }))).toEqual([
      '/children/0/steps/0/within',
    ]);
    expect(places(all({ type: 'wish' }))).toEqual(['/children/0/type']);
    expect(places('a rule')).toEqual(['']);
  });
});
