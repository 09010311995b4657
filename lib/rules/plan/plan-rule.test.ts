import { describe, expect, it } from 'vitest';
import { parseRule } from '../parse-rule';
import { leavesOf, planRule, type SegmentCatalog, type SetTree } from './plan-rule';
import { prunePlan } from './prune-plan';

const none: SegmentCatalog = { segment: () => undefined };
const orders = { type: 'event', event: 'Order Completed' };
const plan = (rule: unknown, catalog = none, self?: string) => planRule(parseRule(rule), catalog, self).root;

/** A tree as text: ! not, * everyone, names of events. */
function shown(tree: SetTree): string {
  if (tree.op === 'everyone') return '*';
  if (tree.op === 'not') return `!${shown(tree.of)}`;
  if (tree.op === 'leaf')
    return 'event' in tree.leaf.condition
      ? `${tree.leaf.condition.event}${tree.leaf.inverted ? '~' : ''}`
      : tree.leaf.condition.type;
  return `(${tree.of.map(shown).join(tree.op === 'and' ? ' & ' : ' | ')})`;
}

describe('planRule', () => {
  it('takes the complement where a condition holds for those of whom nothing is known', () => {
    const one = (more: object) => shown(plan({ type: 'all', children: [{ ...orders, ...more }] }));
    expect(one({})).toBe('Order Completed');
    expect(one({ op: 'eq', value: 0 })).toBe('!Order Completed~');
    expect(one({ op: 'lt', value: 3 })).toBe('!Order Completed~');
    expect(one({ op: 'neq', value: 0 })).toBe('Order Completed');
    expect(one({ op: 'between', value: [0, 2] })).toBe('!Order Completed~');
    expect(one({ aggregate: 'avg', of: 'total', op: 'lt', value: 3 })).toBe('Order Completed');
    expect(one({ op: 'eq', value: 0, per: 'productId' })).toBe('Order Completed');
  });

  it('leaves out what is disabled, with groups that this empties', () => {
    const off = { ...orders, disabled: true };
    expect(shown(plan({ type: 'all', children: [off] }))).toBe('*');
    expect(shown(plan({ type: 'all', children: [{ type: 'none', children: [off] }, orders] }))).toBe('Order Completed');
    expect(shown(plan({ type: 'none', children: [orders, off, { type: 'any', children: [orders, orders] }] }))).toBe(
      '!(Order Completed | (Order Completed | Order Completed))',
    );
  });

  it('evaluates a condition once, whatever it is called and however it is ordered', () => {
    const again = { event: 'Order Completed', name: 'again', type: 'event', value: 1, op: 'gte' };
    expect(leavesOf([plan({ type: 'any', children: [orders, again] })])).toHaveLength(1);
  });

  it('puts the rule of a segment in the place of the reference, and refuses circles with their path', () => {
    const rules: Record<string, unknown> = {
      a: { type: 'any', children: [orders, orders] },
      b: { type: 'all', children: [{ type: 'segment', segment: 'c', op: 'in' }] },
      c: { type: 'all', children: [orders, { type: 'segment', segment: 'b', op: 'notIn' }] },
    };
    const catalog: SegmentCatalog = {
      segment: (id) => (rules[id] ? { id, name: id.toUpperCase(), rule: parseRule(rules[id]) } : undefined),
    };
    expect(shown(plan({ type: 'none', children: [{ type: 'segment', segment: 'a', op: 'notIn' }] }, catalog))).toBe(
      '!!(Order Completed | Order Completed)',
    );
    const fault = (rule: unknown, self?: string): unknown => {
      try {
        return plan(rule, catalog, self);
      } catch (error) {
        return error;
      }
    };
    expect(fault({ type: 'all', children: [orders, { type: 'segment', segment: 'b', op: 'in' }] })).toMatchObject({
      errors: [{ path: '/children/1/segment', message: 'goes round in a circle: B → C → B' }],
    });
    expect(fault({ type: 'all', children: [{ type: 'segment', segment: 'a', op: 'in' }] }, 'a')).toMatchObject({
      code: 'invalidInput',
    });
    expect(fault({ type: 'all', children: [{ type: 'segment', segment: 'z', op: 'in' }] })).toMatchObject({
      errors: [{ path: '/children/0/segment' }],
    });
  });

  it("never leaves the parent, nor the parent's parent, also where a child is referred to", () => {
    const of = (event: string) => ({ type: 'event', event });
    const stored: Record<string, { rule: unknown; parentId?: string }> = {
      top: { rule: { type: 'all', children: [of('Top')] } },
      middle: { rule: { type: 'all', children: [of('Middle')] }, parentId: 'top' },
      low: { rule: { type: 'all', children: [of('Low')] }, parentId: 'middle' },
    };
    const catalog: SegmentCatalog = {
      segment: (id) => {
        const found = stored[id];
        return found && { id, name: id, rule: parseRule(found.rule), parentId: found.parentId };
      },
    };
    const own = parseRule({ type: 'all', children: [of('Own'), of('Other')] });
    const whole = planRule(own, catalog, 'new', 'low');
    expect(shown(whole.root)).toBe('((Own & Other) & (Low & (Middle & Top)))');
    expect(shown(prunePlan(whole, (node) => node === whole.nodes[1]?.node))).toBe('(Other & (Low & (Middle & Top)))');
    expect(shown(prunePlan(whole, (node) => node.kind === 'condition'))).toBe('(* & (Low & (Middle & Top)))');
    expect(shown(plan({ type: 'all', children: [{ type: 'segment', segment: 'middle', op: 'notIn' }] }, catalog))).toBe(
      '!(Middle & Top)',
    );
    expect(() => planRule(own, catalog, 'top', 'low')).toThrow(
      expect.objectContaining({
        errors: [{ path: '/parentId', message: 'goes round in a circle: top → low → middle → top' }],
      }),
    );
    expect(() => planRule(own, catalog, 'new', 'nowhere')).toThrow(
      expect.objectContaining({ errors: [{ path: '/parentId', message: 'there is no segment “nowhere”' }] }),
    );
  });
});
