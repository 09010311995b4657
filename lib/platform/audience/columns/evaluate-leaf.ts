import type { LeafCondition } from '@/lib/rules';
import { evaluateConsent } from './evaluate-consent';
import { evaluateEvent } from './evaluate-event';
import { evaluateMetric, type MetricQuestion, type MetricSource } from './evaluate-metric';
import { evaluateScore } from './evaluate-score';
import { evaluateSequence } from './evaluate-sequence';
import { evaluateTrait } from './evaluate-trait';
import { NotInColumns } from './select-events';

/** Flags of the customers in a leaf's set; undefined where the columns do not hold what it asks for. */
export function evaluateLeaf(
  condition: LeafCondition,
  inverted: boolean,
  question: MetricQuestion,
  source: MetricSource,
): Uint8Array | undefined {
  const { at } = question;
  try {
    switch (condition.type) {
      case 'event':
        return evaluateEvent(condition, inverted, at, source);
      case 'metric':
        return evaluateMetric(condition, inverted, question, source);
      case 'sequence':
        return evaluateSequence(condition, at, source);
      case 'score':
        return evaluateScore(condition, inverted, at, source);
      case 'trait':
        return evaluateTrait(condition, at, source.columnOf(condition), source.customers);
      case 'consent':
        return evaluateConsent(condition, source.states);
    }
  } catch (error) {
    if (error instanceof NotInColumns) return undefined;
    throw error;
  }
}
