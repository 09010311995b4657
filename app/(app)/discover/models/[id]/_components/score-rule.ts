import type { Rule } from '@/lib/rules';
import type { ModelSummary } from '@/lib/services/models/types';

/** Which of the scored customers a segment takes. */
export type Scope =
  | { kind: 'flagged'; threshold: number; words: { positives: string } }
  | { kind: 'top'; percent: number };

/** The rule for a scope: those above the line by probability, or the top by percentile of everyone scored. */
export function scoreRule(model: Pick<ModelSummary, 'key'>, scope: Scope): Rule {
  const condition =
    scope.kind === 'flagged'
      ? ({ type: 'metric', metric: `probability:${model.key}`, op: 'gte', value: scope.threshold } as const)
      : ({ type: 'metric', metric: `percentile:${model.key}`, op: 'gte', value: 100 - scope.percent } as const);
  return { type: 'all', children: [condition] };
}
