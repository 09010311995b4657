import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOP } from './examples/shop-vocabulary';
import { parseSentence } from './parse-sentence';

const read = (text: string) => parseSentence(text, SHOP);
const at = (rule: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
      rule,
    );

describe('parseSentence', () => {
  it('says what it decided, with the words and the place in the rule', () => {
    const text = 'bought toys three times last month';
    const { rule, assumptions } = read(text);
    expect(assumptions.map(({ text: words, message }) => [words, message.replace(/ \(.*/, '')])).toEqual([
      ['toys', '“toys” was taken as “Toys & Games”.'],
      ['three times', '“three times” was taken as at least 3.'],
      [
        'last month',
        '“last month” was taken as the last 30 days, counted from each moment on. For calendar dates say “since 1 March”.',
      ],
    ]);
    for (const { text: words, start, end, path } of assumptions) {
      expect(text.slice(start, end)).toBe(words);
      expect(at(rule, path)).toBeDefined();
    }
  });

  it('names the words of which it could make nothing, at their place', () => {
    const text = 'live in Germany, frobnicate daily and ordered twice';
    const { rule, unknown } = read(text);
    expect(rule?.children).toHaveLength(2);
    expect(unknown.map(({ start, end }) => text.slice(start, end))).toEqual(['frobnicate daily']);
  });

  it('does not let a denial slip from an unknown word to the next known one', () => {
    const { rule, unknown } = read('have not frobnicated and live in Germany');
    expect(rule?.children).toEqual([{ type: 'trait', trait: 'country', op: 'eq', value: 'DE' }]);
    expect(unknown.map(({ text }) => text)).toEqual(['not frobnicated']);
  });

  it('gives no rule where nothing was understood, and everyone only where everyone was said', () => {
    expect(read('frobnicate the zorblax')).toMatchObject({
      rule: null,
      assumptions: [],
      unknown: [{ text: 'frobnicate the zorblax', start: 0, end: 22 }],
    });
    expect(read('customers').rule).toBeNull();
    expect(read('   ').rule).toBeNull();
    expect(read('all customers').rule).toEqual({ type: 'all', children: [] });
    expect(read('all frobnicating customers').rule).toBeNull();
  });

  it('says which words became which condition', () => {
    const text = 'in France who spent over £100';
    const { understood } = read(text);
    expect(understood.map(({ start, end, path }) => [text.slice(start, end), path])).toEqual([
      ['in France', '/children/0'],
      ['spent over £100', '/children/1'],
    ]);
  });

  it('tells a change of the rule from a rule', () => {
    expect(read('leave out anyone in Germany').intent).toBe('narrow');
    expect(read('only customers in Germany').intent).toBe('narrow');
    expect(read('customers in Germany').intent).toBe('replace');
  });

  it('says how it read a slip of the pen, and leaves words alone that it does not need', () => {
    expect(read('purchsed twice').assumptions).toMatchObject([{ message: '“purchsed” was read as “purchased”.' }, {}]);
    const { rule, unknown } = read('live in Germany and drink coffee');
    expect(rule?.children).toHaveLength(1);
    expect(unknown.map(({ text }) => text)).toEqual(['drink coffee']);
  });

  it('compares money of another currency as it stands, and says so', () => {
    const { rule, assumptions } = read('spent more than $200');
    expect(rule?.children).toEqual([{ type: 'metric', metric: 'monetary', op: 'gt', value: 200 }]);
    expect(assumptions).toMatchObject([{ message: expect.stringContaining('an amount in GBP') }]);
  });

  it('takes no date that does not exist', () => {
    expect(read('ordered before 2026-02-30').unknown).toMatchObject([{ text: '2026-02-30' }]);
    expect(read('ordered since 31 June 2026').rule?.children).not.toMatchObject([{ from: '2026-06-31' }]);
  });

  it('stands whatever is typed, and answers the same every time', () => {
    const words = fc.constantFrom(
      'not',
      'bought',
      '(',
      ')',
      'or',
      'and',
      'in',
      'Germany',
      '£',
      '3',
      '“',
      '”',
      "' OR 1=1 --",
      '.*',
      'last',
      'days',
      '%',
      'top',
      'either',
      ',',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const first = read(typed);
        expect(read(typed)).toEqual(first);
        for (const { text: said, start, end } of [...first.unknown, ...first.assumptions])
          expect(typed.slice(start, end)).toBe(said);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
