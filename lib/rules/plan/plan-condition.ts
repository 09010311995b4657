import { ZERO_METRICS } from '@/lib/catalog';
import { OPERATOR_TABLE } from '../operators/operator-table';
import type { ConditionType, EventCondition, MetricCondition, ScoreCondition, TraitCondition } from '../types';
import { holdsForZero } from './holds-for-zero';
import { type Leaf, type LeafCondition, makeLeaf } from './leaf';

/** How a condition is had from leaves. */
export type ConditionPlan = { negate: boolean; leaf: Leaf } | 'everyone' | 'nobody';

const plain = (condition: LeafCondition): ConditionPlan => ({ negate: false, leaf: makeLeaf(condition) });

/** A comparison of something that is zero where nothing is known. */
const zeroBased = (condition: LeafCondition, zeroHolds: boolean): ConditionPlan => ({
  negate: zeroHolds,
  leaf: makeLeaf(condition, zeroHolds),
});

/** Negative operators are the exact complement of their positive. */
function complemented<T extends TraitCondition | MetricCondition>(condition: T): ConditionPlan {
  const positive = OPERATOR_TABLE[condition.op].complementOf;
  if (!positive) return plain(condition);
  return { negate: true, leaf: makeLeaf({ ...condition, op: positive }) };
}

function planMetric(condition: MetricCondition): ConditionPlan {
  const { metric, op, value, percentile } = condition;
  if (percentile !== undefined || !ZERO_METRICS.includes(metric)) return complemented(condition);
  if (op === 'exists') return 'everyone';
  if (op === 'notExists') return 'nobody';
  const positive = OPERATOR_TABLE[op].complementOf;
  const zero = holdsForZero(positive ?? op, value);
  const leaf = makeLeaf({ ...condition, op: positive ?? op }, zero);
  return { negate: zero !== (positive !== undefined), leaf };
}

/** An average, least or greatest over nothing compares as false, and within a group of `per` nothing is nobody. */
function planEvent(written: EventCondition): ConditionPlan {
  const { aggregate = 'count', op = 'gte', value = 1, where = [], ...rest } = written;
  const condition = { ...rest, aggregate, op, value, where };
  const zeroCounts = condition.per === undefined && ['count', 'sum', 'distinct'].includes(aggregate);
  return zeroCounts ? zeroBased(condition, holdsForZero(op, value)) : plain(condition);
}

function planScore({ op = 'gte', value = 1, ...rest }: ScoreCondition): ConditionPlan {
  return zeroBased({ ...rest, op, value }, holdsForZero(op, value));
}

type Planner<T extends ConditionType> = (condition: Extract<LeafCondition, { type: T }>) => ConditionPlan;

const PLANNERS: { readonly [T in LeafCondition['type']]: Planner<T> } = {
  trait: complemented,
  metric: planMetric,
  event: planEvent,
  sequence: plain,
  score: planScore,
  // No row is unknown, so unknown is whoever has neither of the two states.
  consent: ({ value, op, ...rest }) =>
    value === 'unknown'
      ? { negate: op === 'eq', leaf: makeLeaf({ ...rest, op: 'neq', value }) }
      : { negate: op === 'neq', leaf: makeLeaf({ ...rest, op: 'eq', value }) },
};

/** The plan of one condition; a new type does not compile until it has one. */
export function planCondition<T extends LeafCondition['type']>(
  condition: Extract<LeafCondition, { type: T }>,
): ConditionPlan {
  const planner: Planner<T> = PLANNERS[condition.type as T];
  return planner(condition);
}
