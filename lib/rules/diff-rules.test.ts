import { describe, expect, it } from 'vitest';
import { sameMeaning, sameRule } from './canonical';
import { diffRules } from './diff-rules';
import { parseRule } from './parse-rule';

const viewed = { type: 'event', event: 'Product Viewed', op: 'gte', value: 3, within: '48h' };
const country = { type: 'trait', trait: 'country', op: 'eq', value: 'GB' };
const orders = { type: 'metric', metric: 'frequency', op: 'gte', value: 2 };
const all = (...children: unknown[]) => parseRule({ type: 'all', children });

describe('diffRules', () => {
  it('says of each condition whether it stayed, changed, came or went', () => {
    const found = diffRules(all(viewed, country), all({ ...viewed, value: 5 }, orders));
    expect(found.map(({ kind }) => kind)).toEqual(['changed', 'added', 'removed']);
    expect(found[0]?.before).toContain('3 times');
    expect(found[0]?.after).toContain('5 times');
    expect(found[2]?.before).toContain('Country');
  });

  it('pairs equal conditions first, whatever their order', () => {
    const other = { ...viewed, value: 5 };
    expect(diffRules(all(viewed, other), all(other, viewed)).map(({ kind }) => kind)).toEqual(['same', 'same']);
  });

  it('tells when the group around conditions has become another', () => {
    const [first] = diffRules(all(viewed, country), parseRule({ type: 'any', children: [viewed, country] }));
    expect(first).toMatchObject({ kind: 'moved', group: { before: 'all of', after: 'any of' } });
  });

  it('passes over names and what is disabled', () => {
    const named = all({ ...viewed, name: 'Keen' }, { ...country, disabled: true });
    expect(diffRules(all(viewed), named).map(({ kind }) => kind)).toEqual(['same']);
  });
});

describe('sameness of rules', () => {
  it('does not depend on the order of keys', () => {
    const turned = parseRule({ children: [{ value: 'GB', op: 'eq', trait: 'country', type: 'trait' }], type: 'all' });
    expect(sameRule(all(country), turned)).toBe(true);
    expect(sameRule(all(country), all(orders))).toBe(false);
  });

  it('knows that a name and a disabled condition change nobody', () => {
    const dressed = all({ ...country, name: 'Home' }, { ...orders, disabled: true });
    expect(sameRule(all(country), dressed)).toBe(false);
    expect(sameMeaning(all(country), dressed)).toBe(true);
    expect(sameMeaning(all(country), parseRule({ type: 'any', children: [country] }))).toBe(false);
  });
});
