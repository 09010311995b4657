import type { Classifier } from '@/lib/modelling/estimator';
import type { Algorithm } from './predictor';

/** “boosted trees, 240 of at most 8 leaves, seed 7”. */
export function methodWords(algorithm: Algorithm, model: Classifier, seed: number): string {
  const params = model.params as Record<string, unknown>;
  const trees = 'trees' in model && Array.isArray(model.trees) ? model.trees.length : 0;
  switch (algorithm) {
    case 'logistic':
      return `logistic regression, penalty ${params.penalty}, C ${Number(params.c).toPrecision(2)}`;
    case 'forest':
      return `random forest, ${trees} trees of depth ${params.depth ?? 'any'}, seed ${seed}`;
    case 'boosting':
      return `boosted trees, ${trees} of at most ${params.leaves} leaves, seed ${seed}`;
  }
}
