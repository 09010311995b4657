import { describe, expect, it } from 'vitest';
import type { Rule, RuleNode } from '@/lib/rules';
import { nextRule } from './next-rule';

const inSegment = (segment: string): RuleNode => ({ type: 'segment', segment, op: 'in' });
const all = (...children: RuleNode[]): Rule => ({ type: 'all', children });
const any = (...children: RuleNode[]): Rule => ({ type: 'any', children });
const none = (...children: RuleNode[]): Rule => ({ type: 'none', children });
const [a, b, c] = [inSegment('a'), inSegment('b'), inSegment('c')];

describe('nextRule', () => {
  it('adds the conditions of the sentence behind those that are there', () => {
    expect(nextRule(all(a), all(b, c), 'add')).toEqual(all(a, b, c));
    expect(nextRule(all(a), none(b), 'add')).toEqual(all(a, none(b)));
  });

  it('keeps a rule of which any part may hold together as one', () => {
    expect(nextRule(any(a, b), all(c), 'add')).toEqual(all(any(a, b), c));
    expect(nextRule(all(a), any(b, c), 'add')).toEqual(all(a, any(b, c)));
  });

  it('keeps the name of the rule when something is added to it', () => {
    expect(nextRule({ ...all(a), name: 'Keen' }, all(b), 'add')).toEqual({ ...all(a, b), name: 'Keen' });
  });

  it('replaces where that is wanted or nothing is there', () => {
    expect(nextRule(all(a), any(b), 'replace')).toEqual(any(b));
    expect(nextRule(all(), any(b), 'add')).toEqual(any(b));
  });
});
