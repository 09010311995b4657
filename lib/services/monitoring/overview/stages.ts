import type { LifecycleStage, LifecycleThresholds } from '@/lib/catalog';

/** The exclusive groups of the overview: the lifecycle stage at an instant, or `none` before the first order. */
export const GROUPS = ['active', 'new', 'wonBack', 'atRisk', 'lapsed', 'none'] as const satisfies readonly (
  | LifecycleStage
  | 'none'
)[];
export type Group = (typeof GROUPS)[number];

interface GroupWords {
  /** On a label: the group by what it is when it orders. */
  label: string;
  /** At the start of a sentence. */
  people: string;
  /** By the thresholds in force. */
  meaning: (days: LifecycleThresholds) => string;
}

export const GROUP_WORDS: Readonly<Record<Group, GroupWords>> = {
  active: {
    label: 'Active',
    people: 'Active customers',
    meaning: ({ activeDays, newDays }) =>
      `Ordered within the ${activeDays} days before, and not for the first time less than ${newDays} days before.`,
  },
  new: {
    label: 'New',
    people: 'New customers',
    meaning: ({ newDays }) => `Placed their first and only order within the ${newDays} days before.`,
  },
  wonBack: {
    label: 'Won back',
    people: 'Won-back customers',
    meaning: ({ activeDays, lapsedDays }) =>
      `Ordered within the ${activeDays} days before, after a pause of ${lapsedDays} days or more.`,
  },
  atRisk: {
    label: 'At risk',
    people: 'At-risk customers',
    meaning: ({ activeDays, lapsedDays }) => `Last ordered between ${activeDays} and ${lapsedDays} days before.`,
  },
  lapsed: {
    label: 'Lapsed',
    people: 'Lapsed customers',
    meaning: ({ lapsedDays }) => `Last ordered ${lapsedDays} days before or longer ago.`,
  },
  none: { label: 'First order', people: 'First-time customers', meaning: () => 'Had not ordered before.' },
};

/** Stages whose last order is younger than `activeDays`. */
export const RECENT: readonly Group[] = ['active', 'new', 'wonBack'];
