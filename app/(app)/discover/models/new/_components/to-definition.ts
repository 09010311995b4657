import { type CreateModelInput, DEFAULT_SCHEDULE, type Schedule, type Target } from '@/lib/services/models/types';
import { findPurpose, type PurposeName } from './purposes';

/** What the form holds. */
export interface Draft {
  purpose: PurposeName;
  horizonDays: number;
  minOrders: number;
  /** Empty: any. */
  category: string;
  categories: number;
  act: 'open' | 'click';
  event: string;
  /** Empty: everyone. */
  segment: string;
  /** Null: those that the kind takes by itself. */
  features: readonly string[] | null;
  schedule: Schedule;
  name: string;
}

export const draftOf = (purpose: PurposeName): Draft => ({
  purpose,
  horizonDays: findPurpose(purpose).horizon ?? 90,
  minOrders: 2,
  category: '',
  categories: 6,
  act: 'open',
  event: '',
  segment: '',
  features: null,
  schedule: DEFAULT_SCHEDULE,
  name: '',
});

/** What is predicted; undefined where the kind says it itself, or while it is not all said. */
export function targetOf(draft: Draft): Target | undefined {
  const { purpose, horizonDays } = draft;
  switch (purpose) {
    case 'churn':
      return { type: 'churn', horizonDays, minOrders: draft.minOrders };
    case 'nextPurchase':
      return { type: 'nextPurchase', horizonDays, ...(draft.category ? { category: draft.category } : {}) };
    case 'categoryPreference':
      return { type: 'categoryPreference', horizonDays, categories: draft.categories };
    case 'emailEngagement':
      return { type: 'emailEngagement', horizonDays, act: draft.act };
    case 'event':
      return draft.event ? { type: 'event', event: draft.event, where: [], horizonDays } : undefined;
    case 'lifetimeValue':
      return { type: 'lifetimeValue', horizonDays };
    case 'recommender':
      return undefined;
  }
}

/** The definition as it is sent; undefined while something is wanting. */
export function toDefinition(draft: Draft): CreateModelInput | undefined {
  const { kind } = findPurpose(draft.purpose);
  const target = targetOf(draft);
  if (kind === 'classifier' && !target) return undefined;
  return {
    kind,
    ...(target ? { target } : {}),
    ...(draft.segment ? { population: { type: 'segment', segment: draft.segment } } : {}),
    ...(draft.features && kind === 'classifier' ? { features: [...draft.features] } : {}),
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    schedule: draft.schedule,
  };
}
