import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRuleText } from '../describe';
import { normalForm } from '../normal-form';
import { parseRule } from '../parse-rule';
import { arbitraryCondition, arbitraryPlainRule } from './examples/arbitrary-plain-rule';
import { SHOP } from './examples/shop-vocabulary';
import { parseSentence } from './parse-sentence';

const segmentName = (reference: string) => SHOP.segments.find((each) => each.reference === reference)?.name;

/** Sentences of rules that were not read back as the rule they describe. */
function lost(rules: fc.Arbitrary<unknown>, seed: number, numRuns: number): string[] {
  const wrong = fc.sample(rules, { seed, numRuns }).flatMap((drawn) => {
    const rule = parseRule(drawn);
    const text = describeRuleText(rule, { segmentName });
    const read = parseSentence(text, SHOP).rule;
    return read && normalForm(read) === normalForm(rule) ? [] : [text];
  });
  console.log(`${numRuns - wrong.length} of ${numRuns} described rules read back`, wrong.slice(0, 12));
  return wrong;
}

// Thousands of sentences: seconds on an idle machine, more beside other tests.
describe('what describeRule says of a rule is read back as the same rule', () => {
  it('for single conditions', () => expect(lost(arbitraryCondition, 7, 1500)).toEqual([]), 60_000);
  it('for rules of three levels', () => expect(lost(arbitraryPlainRule, 8, 800).length).toBeLessThanOrEqual(8), 60_000);
});
