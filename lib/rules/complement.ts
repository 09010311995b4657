import { type Comparison, OPERATOR_TABLE, OPERATORS, type Operator } from './operators/operator-table';
import type { Condition } from './types';

const COMPLEMENTS: ReadonlyMap<Operator, Operator> = new Map(
  OPERATORS.flatMap((op): [Operator, Operator][] => {
    const positive = OPERATOR_TABLE[op].complementOf;
    return positive
      ? [
          [op, positive],
          [positive, op],
        ]
      : [];
  }),
);

const OPPOSITES: Partial<Record<Comparison, Comparison>> = {
  gte: 'lt',
  lt: 'gte',
  gt: 'lte',
  lte: 'gt',
  eq: 'neq',
  neq: 'eq',
};

/**
 * The exact complement of a condition as a condition of the same kind; undefined where the language has none. A number or
 * sum over nothing is 0, so its comparison has an opposite; an average over nothing is never true and has none.
 */
export function complementOf(condition: Condition): Condition | undefined {
  switch (condition.type) {
    case 'trait':
    case 'metric': {
      const op = COMPLEMENTS.get(condition.op);
      return op && { ...condition, op };
    }
    case 'segment':
      return { ...condition, op: condition.op === 'in' ? 'notIn' : 'in' };
    case 'consent':
      return { ...condition, op: condition.op === 'eq' ? 'neq' : 'eq' };
    case 'event': {
      const { aggregate = 'count', per, op = 'gte', value = 1 } = condition;
      const opposite = OPPOSITES[op];
      if (per !== undefined || !opposite || !['count', 'sum', 'distinct'].includes(aggregate)) return undefined;
      return { ...condition, op: opposite, value };
    }
    case 'score': {
      const { op = 'gte', value = 1 } = condition;
      const opposite = OPPOSITES[op];
      return opposite && { ...condition, op: opposite, value };
    }
    case 'sequence':
      return undefined;
  }
}
