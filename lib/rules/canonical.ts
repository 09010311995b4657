import { type NormalNode, normalizeRule } from './normalize-rule';
import type { Rule } from './types';

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A rule (or part of one) as text, the same whatever the order of its keys: the database gives them back in another. */
export const canonicalText = (rule: unknown): string => JSON.stringify(rule, sorted);

/** Two rules are written the same, the order of keys apart. */
export const sameRule = (one: Rule, other: Rule): boolean => canonicalText(one) === canonicalText(other);

function meaningOf(node: NormalNode): unknown {
  if (node.kind === 'group') return { type: node.type, children: node.children.map(meaningOf) };
  const { name: _name, disabled: _disabled, ...content } = node.condition;
  return content;
}

/**
 * What a rule says, as text: names, and what is disabled, left out. Equal texts hold for the same customers; different
 * ones may all the same.
 */
export const meaningText = (rule: Rule): string => canonicalText(meaningOf(normalizeRule(rule)));

/** Two rules hold for the same customers, as far as that shows without counting. */
export const sameMeaning = (one: Rule, other: Rule): boolean => meaningText(one) === meaningText(other);
