import type { ValueType } from '@/lib/catalog';

/** Operators that compare one value of a trait, property or metric. */
export const OPERATORS = [
  'eq',
  'neq',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'exists',
  'notExists',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'within',
  'olderThan',
  'anniversaryWithin',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What stands in `value`: nothing, one scalar, a list of them, a text, a number or date, two of these, a duration. */
export type OperandShape = 'none' | 'scalar' | 'list' | 'text' | 'bound' | 'range' | 'duration';

export interface OperatorDefinition {
  /** As the builder names it. */
  label: string;
  operand: OperandShape;
  /** Types of value that it is offered for. */
  types: readonly ValueType[];
  /**
   * The positive operator whose exact complement this is: it holds where the value is missing. An operator without is
   * false there.
   */
  complementOf?: Operator;
  /** Its answer depends on the instant, not on the value alone. */
  relative?: boolean;
}

const ALL: readonly ValueType[] = ['text', 'number', 'boolean', 'date', 'list'];
const SCALARS: readonly ValueType[] = ['text', 'number', 'boolean', 'list'];
const TEXTS: readonly ValueType[] = ['text', 'list'];
const ORDERED: readonly ValueType[] = ['number', 'date'];
const DATES: readonly ValueType[] = ['date'];

/** The one meaning of every operator: its label, operand, types and what it says about a missing value. */
export const OPERATOR_TABLE: Readonly<Record<Operator, OperatorDefinition>> = {
  eq: { label: 'is', operand: 'scalar', types: SCALARS },
  neq: { label: 'is not', operand: 'scalar', types: SCALARS, complementOf: 'eq' },
  in: { label: 'is one of', operand: 'list', types: SCALARS },
  notIn: { label: 'is none of', operand: 'list', types: SCALARS, complementOf: 'in' },
  contains: { label: 'contains', operand: 'text', types: TEXTS },
  notContains: { label: 'does not contain', operand: 'text', types: TEXTS, complementOf: 'contains' },
  startsWith: { label: 'starts with', operand: 'text', types: TEXTS },
  endsWith: { label: 'ends with', operand: 'text', types: TEXTS },
  exists: { label: 'is known', operand: 'none', types: ALL },
  notExists: { label: 'is not known', operand: 'none', types: ALL, complementOf: 'exists' },
  lt: { label: 'is less than', operand: 'bound', types: ORDERED },
  lte: { label: 'is at most', operand: 'bound', types: ORDERED },
  gt: { label: 'is more than', operand: 'bound', types: ORDERED },
  gte: { label: 'is at least', operand: 'bound', types: ORDERED },
  between: { label: 'is between', operand: 'range', types: ORDERED },
  within: { label: 'is in the last', operand: 'duration', types: DATES, relative: true },
  olderThan: { label: 'is longer ago than', operand: 'duration', types: DATES, relative: true },
  anniversaryWithin: { label: 'has its anniversary in the next', operand: 'duration', types: DATES, relative: true },
};

/** Operators offered for a type of value, in the order of the table. */
export const operatorsFor = (type: ValueType): Operator[] =>
  OPERATORS.filter((operator) => OPERATOR_TABLE[operator].types.includes(type));

/** Operators that compare a number which an event condition, score or metric adds up to. */
export const COMPARISONS = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'between'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const COMPARISON_LABELS: Readonly<Record<Comparison, string>> = {
  eq: 'exactly',
  neq: 'not exactly',
  lt: 'fewer than',
  lte: 'at most',
  gt: 'more than',
  gte: 'at least',
  between: 'between',
};
