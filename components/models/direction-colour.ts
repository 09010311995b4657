import type { Importance } from '@/lib/services/models/types';

/** Raises and lowers have colours of their own; neither alone is grey. */
export const directionColour = (direction: Importance['direction']): string =>
  direction === 'raises' ? 'var(--raises)' : direction === 'lowers' ? 'var(--lowers)' : 'var(--ink-3)';
