import { isClusterKind, type ModelKind, type Target } from './types';

/** What a model is called where nobody has said. */
export function nameModel(kind: ModelKind, target: Target | null): string {
  if (isClusterKind(kind)) return 'Groups of customers';
  if (kind === 'recommender') return 'Recommendations';
  if (kind === 'lifetimeValue') return 'Lifetime value';
  switch (target?.type) {
    case 'nextPurchase':
      return target.category ? `Next purchase of ${target.category}` : 'Next purchase';
    case 'categoryPreference':
      return 'Category preference';
    case 'emailEngagement':
      return target.act === 'click' ? 'Email clicks' : 'Email opens';
    case 'event':
      return `Will do “${target.event}”`;
    default:
      return 'Churn risk';
  }
}
