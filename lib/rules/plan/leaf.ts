import type { Condition } from '../types';

/** Conditions that an engine evaluates; a reference to a segment is replaced by that segment's own conditions. */
export type LeafCondition = Exclude<Condition, { type: 'segment' }>;

/**
 * The unit of evaluation: a condition in its canonical positive form. Its set never depends on customers of whom
 * nothing is known: where a condition holds for them, the plan takes the complement of an inverted leaf. `inverted` asks
 * for the customers who have a value that does *not* satisfy the condition.
 */
export interface Leaf {
  /** Says what is asked, name and switch apart: equal keys have equal sets at the same instant over the same data. */
  key: string;
  condition: LeafCondition;
  inverted: boolean;
}

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The canonical leaf of a condition. */
export function makeLeaf(condition: LeafCondition, inverted = false): Leaf {
  const { name: _name, disabled: _disabled, ...content } = condition;
  return { key: JSON.stringify({ inverted, ...content }, sortKeys), condition, inverted };
}
