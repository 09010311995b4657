import { describe, expect, it } from 'vitest';
import { parseRule } from '../parse-rule';
import { describeRule, describeRuleText } from './describe-rule';
import { joinParts } from './parts';

const say = (...children: unknown[]) =>
  describeRuleText(parseRule({ type: 'all', children }), { segmentName: () => 'Recently emailed' });

describe('describeRule', () => {
  it('says the two known examples', () => {
    const viewed = {
      type: 'event',
      event: 'Product Viewed',
      op: 'gte',
      value: 3,
      within: '48h',
      notFollowedBy: { event: 'Order Completed' },
    };
    expect(say(viewed)).toBe(
      'Customers who viewed a product at least 3 times in the last 48 hours, not followed by “placed an order”.',
    );
    const cart = {
      type: 'event',
      event: 'Product Added',
      olderThan: '2h',
      notFollowedBy: { event: 'Order Completed' },
    };
    expect(say(cart, { type: 'event', event: 'Checkout Started', within: '7d' })).toBe(
      'Customers who added to cart at least once more than 2 hours ago, not followed by “placed an order”, and who started checkout at least once in the last 7 days.',
    );
  });

  it('joins groups so that one can tell what belongs together', () => {
    const gb = { type: 'trait', trait: 'country', op: 'in', value: ['GB', 'DE'] };
    const top = { type: 'metric', metric: 'engagementScore', op: 'gte', percentile: 75 };
    const emailed = { type: 'none', children: [{ type: 'segment', segment: 'x', op: 'in' }] };
    expect(say({ type: 'any', children: [gb, top] }, emailed)).toBe(
      'Customers (either whose country is one of “GB” or “DE”, or whose engagement score is in the top 25 %), and not those who are in Recently emailed.',
    );
    expect(say()).toBe('All customers.');
    // Whom it leaves out comes last, wherever it stands in the rule.
    expect(say(emailed, gb)).toBe(
      'Customers whose country is one of “GB” or “DE”, and not those who are in Recently emailed.',
    );
    expect(say(emailed)).toBe('Customers, but not those who are in Recently emailed.');
    expect(say({ type: 'event', event: 'Order Completed', op: 'eq', value: 0 })).toBe(
      'Customers who never placed an order.',
    );
  });

  it('writes money and shares with their units where it is told the currency', () => {
    const rule = parseRule({
      type: 'all',
      children: [
        { type: 'metric', metric: 'monetary', op: 'between', value: [20, 99.5] },
        { type: 'metric', metric: 'openRate', op: 'gte', value: 0.25 },
        {
          type: 'event',
          event: 'Order Completed',
          aggregate: 'sum',
          of: 'total',
          op: 'gte',
          value: 500,
          from: '2026-03-01',
        },
      ],
    });
    expect(describeRuleText(rule, { units: { currency: 'EUR' } })).toBe(
      'Customers whose money spent is between €20 and €99.50, and whose open rate is at least 25 %, and who placed an order with a sum of order total of at least €500 from 1 Mar 2026.',
    );
  });

  it('gives each piece its place in the rule', () => {
    const parts = describeRule(
      parseRule({ type: 'all', children: [{ type: 'trait', trait: 'age', op: 'gte', value: 18 }] }),
    );
    expect(parts.filter(({ kind }) => kind !== 'glue').map(({ text, path }) => [text, path])).toEqual([
      ['age', '/children/0/trait'],
      ['is at least', '/children/0/op'],
      ['18', '/children/0/value'],
    ]);
    expect(joinParts(parts)).toBe('Customers whose age is at least 18.');
  });
});
