import { findMetric } from '@/lib/catalog';
import { OPERATOR_TABLE } from '../operators/operator-table';
import type { LeafCondition } from './leaf';

/** The condition says the same at every instant over the same data: it reads values that carry no time of their own. */
export function isTimeless(condition: LeafCondition): boolean {
  switch (condition.type) {
    case 'consent':
      return true;
    case 'trait':
      return !OPERATOR_TABLE[condition.op].relative;
    case 'metric':
      return findMetric(condition.metric)?.kind === 'snapshot';
    default:
      return false;
  }
}

/** The condition is told by today's value whatever instant is asked for: traits, consent and snapshot metrics. */
export const usesPresentValues = (condition: LeafCondition): boolean =>
  condition.type === 'trait' || isTimeless(condition);
