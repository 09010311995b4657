import type { Tone } from '@/components/ui/chip';
import type { ModelSummary, Target, VersionStatus } from '@/lib/services/models/types';

/** What a version's status reads as, and its tone. */
export const VERSION_WORDS: Readonly<Record<VersionStatus, { label: string; tone: Tone }>> = {
  queued: { label: 'Queued', tone: 'neutral' },
  training: { label: 'Training', tone: 'accent' },
  ready: { label: 'Ready', tone: 'neutral' },
  champion: { label: 'Champion', tone: 'good' },
  challenger: { label: 'Waiting', tone: 'accent' },
  retired: { label: 'Retired', tone: 'neutral' },
  withdrawn: { label: 'Withdrawn', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

/** Why a version was trained. */
export const TRIGGER_WORDS: Readonly<Record<string, string>> = {
  created: 'First training',
  hand: 'Trained by hand',
  schedule: 'By the schedule',
  drift: 'Something drifted',
  update: 'Updated with new data',
};

/** What a model predicts, in few words. */
export function purposeOf({ kind, target }: Pick<ModelSummary, 'kind' | 'target'>): string {
  if (kind === 'recommender') return 'What they will want next';
  if (kind === 'lifetimeValue') return `What they will be worth in ${daysWords(horizonOf(target, 365))}`;
  return target ? targetWords(target) : 'Groups of customers';
}

const horizonOf = (target: Target | null, usual: number): number => target?.horizonDays ?? usual;

/** `90 days`, `a year`. */
export const daysWords = (days: number): string => (days === 365 ? 'a year' : days === 1 ? 'a day' : `${days} days`);

export function targetWords(target: Target): string {
  const within = `in ${daysWords(target.horizonDays)}`;
  switch (target.type) {
    case 'churn':
      return `Who orders nothing ${within}`;
    case 'nextPurchase':
      return target.category ? `Who buys ${target.category} ${within}` : `Who buys again ${within}`;
    case 'categoryPreference':
      return `Which category they buy next, ${within}`;
    case 'emailEngagement':
      return `Who ${target.act === 'click' ? 'clicks in' : 'opens'} an email ${within}`;
    case 'event':
      return `Who does “${target.event}” ${within}`;
    case 'lifetimeValue':
      return `What they will be worth ${within}`;
  }
}

/** The metric of rules that a model writes. */
export const metricOf = ({ kind, key }: Pick<ModelSummary, 'kind' | 'key'>): string =>
  kind === 'lifetimeValue' ? `prediction:${key}` : `probability:${key}`;

/** Words of money for the threshold: churn keeps customers, everything else wins them. */
export const moneyWords = (target: Target | null) =>
  target?.type === 'churn' || target === null
    ? { cost: 'an offer costs', value: 'a kept customer brings', rate: 'the offer keeps', won: 'kept', act: 'offers' }
    : { cost: 'a message costs', value: 'one who does it brings', rate: 'it moves', won: 'won', act: 'messages' };

/** The metrics that a model's champion writes, as one reads them in a rule. */
export function metricsWritten({ kind, key, target }: Pick<ModelSummary, 'kind' | 'key' | 'target'>): string {
  if (kind === 'recommender') return 'recommendations';
  if (kind === 'lifetimeValue') return `prediction:${key} and percentile:${key}`;
  if (kind !== 'classifier') return `cluster:${key}`;
  const group = target?.type === 'categoryPreference' ? `cluster:${key}, ` : '';
  return `${group}probability:${key} and percentile:${key}`;
}

/** The questions of a card's charts, in the words of what is predicted. */
export function cardTitles(target: Target | null): { order: string; where: string; noun: string } {
  switch (target?.type) {
    case 'churn':
    case undefined:
      return { order: 'Does it put leavers first?', where: 'Where are the leavers?', noun: 'the risk' };
    case 'nextPurchase':
      return { order: 'Does it put buyers first?', where: 'Where are the buyers?', noun: 'the chance' };
    case 'emailEngagement':
      return { order: 'Does it put readers first?', where: 'Where are the readers?', noun: 'the chance' };
    default:
      return { order: 'Does it put the right ones first?', where: 'Where are those who do it?', noun: 'the chance' };
  }
}

/** What was done with a model, after the name of who did it; `{v}` stands for the version. */
export const VERSION_ACTS: Readonly<Record<string, string>> = {
  trainingRequested: 'asked for the training of {v}',
  trainingCancelled: 'cancelled the training of {v}',
  trainingResumed: 'began the training of {v} again, which had been cut off',
  trainingEnded: 'ended the training of {v}',
  trainingFailed: 'could not train {v}',
  trained: 'trained {v}',
  promoted: 'put {v} to use',
  rolledBack: 'rolled back to {v}',
  withdrawn: 'withdrew {v}',
  scoringRequested: 'had everyone scored by {v}',
  scored: 'scored everyone by {v}',
  alerted: 'raised an alert about {v}',
  alertResolved: 'settled an alert about {v}',
  changed: 'changed the model',
  groupsNamed: 'named groups',
  groupNamed: 'named a group',
};
