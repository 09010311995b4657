import { describe, expect, it } from 'vitest';
import { normalForm } from '../normal-form';
import { BEHAVIOUR } from './examples/behaviour-sentences';
import { HELD_OUT } from './examples/held-out-sentences';
import type { Example } from './examples/make';
import { PEOPLE } from './examples/people-sentences';
import { PLATFORM } from './examples/platform-sentences';
import { SHOP } from './examples/shop-vocabulary';
import { VARIED } from './examples/varied-sentences';
import { parseSentence } from './parse-sentence';

/** Exactly the rule that was meant, in normal form, and no word left over. */
function isExact({ text, rule }: Example): boolean {
  const parsed = parseSentence(text, SHOP);
  return parsed.rule !== null && parsed.unknown.length === 0 && normalForm(parsed.rule) === normalForm(rule);
}

function missed(examples: readonly Example[]): string[] {
  const wrong = examples.filter((example) => !isExact(example)).map(({ text }) => text);
  console.log(`${examples.length - wrong.length} of ${examples.length} sentences read exactly`, wrong);
  return wrong;
}

describe('sentences of marketers', () => {
  const tuned = [...BEHAVIOUR, ...PEOPLE, ...VARIED];
  const all = [...tuned, ...HELD_OUT];

  it('are 150 or more, a third of them held out', () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(HELD_OUT.length / all.length).toBeGreaterThan(0.33);
  });

  it('are read exactly as meant in at least 80 of 100 cases', () => {
    expect(missed(all).length / all.length).toBeLessThanOrEqual(0.2);
  });

  it('and never otherwise without a word about it', () => {
    const silent = [...all, ...PLATFORM].filter((example) => {
      const { rule, unknown, assumptions } = parseSentence(example.text, SHOP);
      return rule !== null && unknown.length === 0 && assumptions.length === 0 && !isExact(example);
    });
    expect(silent.map(({ text }) => text)).toEqual([]);
  });

  it('that the grammar was never tuned on too', () => {
    expect(missed(HELD_OUT).length / HELD_OUT.length).toBeLessThanOrEqual(0.2);
  });

  it('in the wording of other platforms too', () => {
    expect(missed(PLATFORM).length / PLATFORM.length).toBeLessThanOrEqual(0.1);
  });

  it('never for the opposite of what was denied with a word that nobody knows', () => {
    const { rule, unknown } = parseSentence('did not frobnicate Order Completed within the last 30 days', SHOP);
    expect(rule).toEqual({
      type: 'all',
      children: [{ type: 'event', event: 'Order Completed', within: '30d', op: 'eq', value: 0 }],
    });
    expect(unknown.map(({ text }) => text)).toEqual(['frobnicate']);
  });

  it('nor for the opposite of what is to be left out', () => {
    const { rule, intent } = parseSentence('leave out anyone who frobnicated a gizmo and spent less than £20', SHOP);
    expect(rule).toEqual({ type: 'none', children: [{ type: 'metric', metric: 'monetary', op: 'lt', value: 20 }] });
    expect(intent).toBe('narrow');
  });

  it('of which a step’s time that the language cannot say is named', () => {
    const { assumptions } = parseSentence('viewed a product more than 2 days ago and then ordered', SHOP);
    expect(assumptions.map(({ message }) => message).join(' ')).toContain('was left out');
  });
});
