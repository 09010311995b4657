import { DEFAULT_LIFECYCLE, type LifecycleStage } from '@/lib/catalog';

/** The exclusive groups of the overview: the lifecycle stage at an instant, or `none` before the first order. */
export const GROUPS = ['active', 'new', 'wonBack', 'atRisk', 'lapsed', 'none'] as const satisfies readonly (
  | LifecycleStage
  | 'none'
)[];
export type Group = (typeof GROUPS)[number];

const { newDays, activeDays, lapsedDays } = DEFAULT_LIFECYCLE;

interface GroupWords {
  /** On a label: the group by what it is when it orders. */
  label: string;
  /** At the start of a sentence. */
  people: string;
  meaning: string;
}

export const GROUP_WORDS: Readonly<Record<Group, GroupWords>> = {
  active: {
    label: 'Active',
    people: 'Active customers',
    meaning: `Ordered within the ${activeDays} days before, and not for the first time less than ${newDays} days before.`,
  },
  new: {
    label: 'New',
    people: 'New customers',
    meaning: `Placed their first and only order within the ${newDays} days before.`,
  },
  wonBack: {
    label: 'Won back',
    people: 'Won-back customers',
    meaning: `Ordered within the ${activeDays} days before, after a pause of ${lapsedDays} days or more.`,
  },
  atRisk: {
    label: 'At risk',
    people: 'At-risk customers',
    meaning: `Last ordered between ${activeDays} and ${lapsedDays} days before.`,
  },
  lapsed: {
    label: 'Lapsed',
    people: 'Lapsed customers',
    meaning: `Last ordered ${lapsedDays} days before or longer ago.`,
  },
  none: { label: 'First order', people: 'First-time customers', meaning: 'Had not ordered before.' },
};

/** Stages whose last order is younger than `activeDays`: those who are active in 90 days. */
export const RECENT: readonly Group[] = ['active', 'new', 'wonBack'];
