import type { Group } from '@/lib/services/monitoring/overview/stages';

/** The layers of the chart, lowest first, each in the colour that it has everywhere. */
export const LAYERS = ['active', 'wonBack', 'new', 'atRisk', 'lapsed', 'none'] as const satisfies readonly Group[];

export const GROUP_COLOUR: Readonly<Record<Group, string>> = {
  active: 'var(--c1)',
  wonBack: 'var(--c3)',
  new: 'var(--c7)',
  atRisk: 'var(--c2)',
  lapsed: 'var(--c8)',
  none: 'var(--c5)',
};
