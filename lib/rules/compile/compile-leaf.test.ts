import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from '../parse-rule';
import { leavesOf, planRule } from '../plan/plan-rule';
import { compileLeaf } from './compile-leaf';
import { anniversaryDays } from './dates';

const context = { at: Date.UTC(2026, 0, 1), eventIds: () => [7] };
const compile = (condition: object) =>
  leavesOf([planRule(parseRule({ type: 'all', children: [condition] }), { segment: () => undefined }).root]).map(
    (leaf) => compileLeaf(leaf, context),
  );

describe('compileLeaf', () => {
  it('binds every text of a rule and writes none of it into SQL', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' })
      .map((one) => `~${one.replaceAll('.', '')}~`);
    fc.assert(
      fc.property(text, text, text, (name, property, value) => {
        const [compiled] = compile({
          type: 'event',
          event: name,
          where: [{ property, op: 'contains', value }],
          per: property,
          notFollowedBy: { event: name, per: property },
        });
        expect(compiled?.text).not.toContain('~');
        expect(compiled?.values).toContain(value.toLowerCase());
      }),
      { seed: 1 },
    );
  });

  it('makes each step of a sequence once for few customers, whatever the statistics say of its events', () => {
    const rule = { type: 'sequence', steps: [{ event: 'A' }, { event: 'B', within: '2h' }, { event: 'C' }] };
    const [leaf] = leavesOf([
      planRule(parseRule({ type: 'all', children: [rule] }), { segment: () => undefined }).root,
    ]);
    if (!leaf) throw new Error('no leaf');
    expect(compileLeaf(leaf, { ...context, customers: [1, 2] }).text.match(/AS MATERIALIZED/g)).toHaveLength(3);
    expect(compileLeaf(leaf, context).text).not.toContain('MATERIALIZED');
  });

  it('says the same for the same condition', () => {
    const condition = { type: 'event', event: 'Product Viewed', within: '48h', value: 3 };
    const [a] = compile(condition);
    const [b] = compile(condition);
    expect([a?.text, a?.values]).toEqual([b?.text, b?.values]);
  });

  it('restricts a question to the customers asked for', () => {
    const [leaf] = leavesOf([
      planRule(parseRule({ type: 'all', children: [{ type: 'event', event: 'A' }] }), { segment: () => undefined })
        .root,
    ]);
    if (!leaf) throw new Error('no leaf');
    expect(compileLeaf(leaf, { ...context, customers: [1, 2] }).values).toContainEqual([1, 2]);
  });
});

describe('anniversaryDays', () => {
  it('begins today, keeps the end, and moves 29 February to the 28th in other years', () => {
    const day = 86_400_000;
    expect(anniversaryDays(Date.UTC(2026, 1, 27, 15), 1.3 * day)).toEqual(['02-27', '02-28', '02-29']);
    expect(anniversaryDays(Date.UTC(2026, 1, 27, 15), 0.3 * day)).toEqual(['02-27']);
    expect(anniversaryDays(Date.UTC(2024, 1, 28), day)).toEqual(['02-28', '02-29']);
    expect(anniversaryDays(Date.UTC(2026, 11, 31), day)).toEqual(['12-31', '01-01']);
    expect(anniversaryDays(Date.UTC(2026, 5, 1), 4000 * day)).toHaveLength(366);
  });
});
