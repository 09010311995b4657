import type { Rule } from '@/lib/rules';

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A rule (or part of one) as text, the same whatever the order of its keys: the database gives them back in another. */
export const canonicalText = (rule: unknown): string => JSON.stringify(rule, sorted);

export const sameRule = (one: Rule, other: Rule): boolean => canonicalText(one) === canonicalText(other);
