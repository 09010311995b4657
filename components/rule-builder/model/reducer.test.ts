import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rule, type RuleNode, ruleSchema } from '@/lib/rules';
import { checkTree, countable, locateFault, placesOf } from './check';
import { groupToRule } from './convert';
import { EVERYONE, openRule, reduceRule } from './reducer';
import { findNode, walk } from './tree';
import type { Act, BuilderState } from './types';

const viewed: RuleNode = { type: 'event', event: 'Product Viewed', within: '48h', op: 'gte', value: 3 };
const country: RuleNode = { type: 'trait', trait: 'country', op: 'in', value: ['GB'] };
const orders: RuleNode = { type: 'metric', metric: 'frequency', op: 'gte', value: 2 };
const rule: Rule = { type: 'all', children: [viewed, { type: 'any', name: 'Either', children: [country, orders] }] };

const run = (start: Rule, ...acts: ((state: BuilderState) => Act)[]): BuilderState =>
  acts.reduce((state, act) => reduceRule(state, act(state)), openRule(start));
const idAt = (state: BuilderState, ...place: number[]): string => {
  let node = findNode(state.root, state.root.id)?.node;
  for (const index of place) node = node?.kind === 'group' ? node.children[index] : undefined;
  if (!node) throw new Error(`nothing at ${place}`);
  return node.id;
};
const written = (state: BuilderState): Rule => groupToRule(state.root);

describe('editing a rule', () => {
  it('opens and writes any rule unchanged', () => {
    expect(written(openRule(rule))).toEqual(rule);
  });

  it('adds a condition at the end of its group and says that it is new', () => {
    const state = run(EVERYONE, (s) => ({ type: 'insert', parent: s.root.id, node: viewed }));
    expect(written(state)).toEqual({ type: 'all', children: [viewed] });
    expect(state.touched).toEqual({ id: idAt(state, 0), fresh: true });
  });

  it('keeps ids through a move, an undo and a redo', () => {
    const start = openRule(rule);
    const id = idAt(start, 0);
    const moved = reduceRule(start, { type: 'move', id, parent: idAt(start, 1), index: 1 });
    expect(written(moved)).toEqual({
      type: 'all',
      children: [{ type: 'any', name: 'Either', children: [country, viewed, orders] }],
    });
    expect(idAt(moved, 0, 1)).toBe(id);
    const undone = reduceRule(moved, { type: 'undo' });
    expect(written(undone)).toEqual(rule);
    expect(reduceRule(undone, { type: 'redo' }).root).toBe(moved.root);
  });

  it('takes away a group that a move has emptied', () => {
    const start = openRule({ type: 'all', children: [viewed, { type: 'any', children: [country] }] });
    const moved = reduceRule(start, { type: 'move', id: idAt(start, 1, 0), parent: start.root.id, index: 0 });
    expect(written(moved)).toEqual({ type: 'all', children: [country, viewed] });
  });

  it('refuses to move a group into itself', () => {
    const start = openRule(rule);
    const group = idAt(start, 1);
    const refused = reduceRule(start, { type: 'move', id: group, parent: group, index: 0 });
    expect(refused.refusal).toMatch(/into itself/);
    expect(refused.root).toBe(start.root);
  });

  it('steps through the tree by keyboard: down, in and out', () => {
    const down = run(rule, (s) => ({ type: 'nudge', id: idAt(s, 0), direction: 'down' }));
    expect(written(down).children[1]).toEqual(viewed);
    const inside = reduceRule(down, { type: 'nudge', id: idAt(down, 1), direction: 'in' });
    expect(written(inside)).toEqual({
      type: 'all',
      children: [{ type: 'any', name: 'Either', children: [country, orders, viewed] }],
    });
    const out = reduceRule(inside, { type: 'nudge', id: idAt(inside, 0, 2), direction: 'out' });
    expect(written(out)).toEqual(written(down));
    const alone = run({ type: 'all', children: [viewed] }, (s) => ({ type: 'nudge', id: idAt(s, 0), direction: 'in' }));
    expect(written(alone)).toEqual({ type: 'all', children: [{ type: 'any', children: [viewed] }] });
  });

  it('duplicates under new ids', () => {
    const state = run(rule, (s) => ({ type: 'duplicate', id: idAt(s, 1) }));
    expect(written(state).children[2]).toEqual(rule.children[1]);
    const ids = [...walk(state.root)].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each<[string, RuleNode, RuleNode]>([
    ['a list', country, { type: 'trait', trait: 'country', op: 'notIn', value: ['GB'] }],
    ['a count', viewed, { ...viewed, op: 'lt' } as RuleNode],
    ['a bare event', { type: 'event', event: 'A' }, { type: 'event', event: 'A', op: 'lt', value: 1 }],
    ['a metric, which has no exact opposite where it is missing', orders, { type: 'none', children: [orders] }],
    [
      'an average, likewise',
      { type: 'event', event: 'A', aggregate: 'avg', of: 'total', op: 'gt', value: 1 },
      { type: 'none', children: [{ type: 'event', event: 'A', aggregate: 'avg', of: 'total', op: 'gt', value: 1 }] },
    ],
    ['any of', { type: 'any', children: [country] }, { type: 'none', children: [country] }],
    [
      'all of',
      { type: 'all', children: [country] },
      { type: 'none', children: [{ type: 'all', children: [country] }] },
    ],
  ])('negates %s, and back again', (_what, node, negated) => {
    const once = run({ type: 'all', children: [node] }, (s) => ({ type: 'negate', id: idAt(s, 0) }));
    expect(written(once).children).toEqual([negated]);
    const twice = reduceRule(once, { type: 'negate', id: idAt(once, 0) });
    const bare =
      node.type === 'event' && node.event === 'A' && !node.aggregate ? { ...node, op: 'gte', value: 1 } : node;
    if (node.type !== 'any') expect(written(twice).children).toEqual([bare]);
  });

  it('switches off, names and unnames', () => {
    const off = run(
      rule,
      (s) => ({ type: 'toggle', id: idAt(s, 0) }),
      (s) => ({ type: 'rename', id: idAt(s, 1), name: '  ' }),
    );
    expect(written(off).children[0]).toEqual({ ...viewed, disabled: true });
    expect(written(off).children[1]).not.toHaveProperty('name');
    expect(written(reduceRule(off, { type: 'toggle', id: idAt(off, 0) })).children[0]).toEqual(viewed);
  });

  it('takes the letters of one field as one step of the history', () => {
    const type =
      (value: number) =>
      (s: BuilderState): Act => ({
        type: 'edit',
        id: idAt(s, 0),
        condition: { type: 'event', event: 'Product Viewed', op: 'gte', value },
        merge: 'value',
      });
    const state = run(rule, type(1), type(12), type(120));
    expect(state.past).toHaveLength(1);
    expect(written(reduceRule(state, { type: 'undo' }))).toEqual(rule);
  });

  it('removes, and puts the focus on what stands there now', () => {
    const state = run(rule, (s) => ({ type: 'remove', id: idAt(s, 0) }));
    expect(written(state)).toEqual({ type: 'all', children: [rule.children[1]] });
    expect(state.touched?.id).toBe(idAt(state, 0));
  });

  it('refuses an eleventh level', () => {
    let state = openRule({ type: 'all', children: [viewed] });
    for (let level = 2; level <= 12; level += 1) {
      const id = [...walk(state.root)].at(-1)?.node.id ?? '';
      state = reduceRule(state, { type: 'nudge', id, direction: 'in' });
    }
    expect(state.refusal).toMatch(/10 deep/);
    expect(checkTree(state.root)).toEqual([]);
  });
});

describe('faults', () => {
  const draft: Rule = { type: 'all', children: [viewed, { type: 'any', children: [{ type: 'event', event: '' }] }] };

  it('stand at their node, with the field behind it', () => {
    const state = openRule(draft);
    expect(checkTree(state.root)).toEqual([{ id: idAt(state, 1, 0), field: '/event', message: expect.any(String) }]);
  });

  it('do not keep the rest from being counted', () => {
    const state = openRule(draft);
    const { rule: counted, places } = countable(state.root, checkTree(state.root));
    expect(counted).toEqual({ type: 'all', children: [viewed] });
    expect(locateFault(places, { path: '/rule/children/0/within', message: 'x' }, '/rule')).toEqual({
      id: idAt(state, 0),
      field: '/within',
      message: 'x',
    });
  });
});

const nodes = fc.constantFrom<RuleNode>(
  viewed,
  country,
  orders,
  { type: 'event', event: '' },
  { type: 'any', children: [] },
  { type: 'none', children: [country] },
  { type: 'segment', segment: 'vip', op: 'in' },
);
type Pick = (state: BuilderState) => string;
const picks = fc.nat().map(
  (n): Pick =>
    (state) => {
      const all = [...walk(state.root)];
      return all[n % all.length]?.node.id ?? state.root.id;
    },
);
const acts = fc.oneof(
  fc.record({ pick: picks, node: nodes }).map(
    ({ pick, node }) =>
      (s: BuilderState): Act => ({ type: 'insert', parent: pick(s), node }),
  ),
  fc.record({ pick: picks, by: fc.constantFrom('all' as const, 'any' as const, 'none' as const) }).map(
    ({ pick, by }) =>
      (s: BuilderState): Act => ({ type: 'combine', id: pick(s), by }),
  ),
  fc.record({ pick: picks, to: picks, index: fc.nat(3) }).map(
    ({ pick, to, index }) =>
      (s: BuilderState): Act => ({ type: 'move', id: pick(s), parent: to(s), index }),
  ),
  fc
    .record({ pick: picks, direction: fc.constantFrom('up' as const, 'down' as const, 'in' as const, 'out' as const) })
    .map(
      ({ pick, direction }) =>
        (s: BuilderState): Act => ({ type: 'nudge', id: pick(s), direction }),
    ),
  fc
    .record({
      pick: picks,
      type: fc.constantFrom(
        'toggle' as const,
        'duplicate' as const,
        'remove' as const,
        'negate' as const,
        'collapse' as const,
      ),
    })
    .map(
      ({ pick, type }) =>
        (s: BuilderState): Act => ({ type, id: pick(s) }),
    ),
  fc.constantFrom<Act>({ type: 'undo' }, { type: 'redo' }).map((act) => () => act),
);

describe('any sequence of acts', () => {
  it('leaves a valid rule or names its faults, with ids that are unique, and can be undone to the beginning', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (sequence) => {
        let state = openRule(rule);
        for (const act of sequence) {
          state = reduceRule(state, act(state));
          const ids = [...walk(state.root)].map(({ node }) => node.id);
          expect(new Set(ids).size).toBe(ids.length);
          const faults = checkTree(state.root);
          expect(ruleSchema.safeParse(written(state)).success).toBe(faults.length === 0);
          for (const fault of faults) expect(ids).toContain(fault.id);
          const counted = countable(state.root, faults).rule;
          if (counted) expect(ruleSchema.safeParse(counted).success).toBe(true);
          expect(placesOf(state.root).size).toBe(ids.length);
        }
        while (state.past.length > 0) state = reduceRule(state, { type: 'undo' });
        expect(written(state)).toEqual(rule);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
