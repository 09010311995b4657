import type { Tone } from '@/components/ui/chip';
import { formatCount, formatMoney } from '@/components/ui/format';
import { isReason, REASONS, type Stage } from '@/lib/services/campaigns/audience/reasons';
import type { CampaignKind, CampaignStatus } from '@/lib/services/campaigns/lists';

export const STATUS_WORDS: Readonly<Record<CampaignStatus, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'neutral' },
  inReview: { label: 'In review', tone: 'accent' },
  approved: { label: 'Approved', tone: 'good' },
  scheduled: { label: 'Scheduled', tone: 'accent' },
  sending: { label: 'Sending', tone: 'good' },
  live: { label: 'Live', tone: 'good' },
  paused: { label: 'Paused', tone: 'bad' },
  done: { label: 'Done', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export const KIND_WORDS: Readonly<Record<CampaignKind, { label: string; hint: string }>> = {
  oneOff: { label: 'Once', hint: 'One email, at a time that you choose' },
  recurring: { label: 'Again and again', hint: 'One email that comes round, to whoever is in the segment then' },
  triggered: { label: 'On entry', hint: 'One email to each customer who enters the segment' },
  sequence: { label: 'Sequence on entry', hint: 'Several emails to each customer who enters the segment' },
};

/** What is left after a stage, as the bar is called. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  consent: 'Consented to email',
  suppressed: 'Not suppressed',
  cap: 'Under the cap',
  quiet: 'Outside quiet hours',
  holdout: 'Not held out',
};

const ACT_WORDS: Readonly<Record<string, string>> = {
  created: 'made it',
  changed: 'changed the settings',
  edited: 'began a new version',
  approvalVoided: 'edited it, which voided the approval',
  reopened: 'changed whom it goes to or its path, which voided the approval',
  submitted: 'submitted it for review',
  approved: 'approved it',
  started: 'started it',
  frozen: 'The audience was frozen',
  pilotPassed: 'The pilot passed; the rest follows',
  pilotWaits: 'The pilot held its limits and waits for a person',
  pilotFailed: 'The pilot did not hold its limits',
  paused: 'paused it',
  resumed: 'resumed it',
  cancelled: 'cancelled it',
  finished: 'It was finished',
  missed: 'A date was missed and left out',
  settled: 'settled who writes first',
  requestedChanges: 'asked for changes',
  changesRequested: 'asked for changes',
  rejected: 'rejected it',
  withdrawn: 'withdrew it from review',
  voted: 'voted',
  decisionUndone: 'took a decision back',
};

/** "Hanna Brandt approved it", "The audience was frozen: 888 of 1,204". */
export function activityWords(who: string | null, act: string, detail: Record<string, unknown> | null): string {
  const words = ACT_WORDS[act] ?? act.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  const number = (key: string): number | null => (typeof detail?.[key] === 'number' ? Number(detail[key]) : null);
  const [receives, members] = [number('receives'), number('members')];
  const more =
    receives !== null && members !== null
      ? `: ${formatCount(receives)} of ${formatCount(members)} receive it`
      : act === 'paused' && typeof detail?.reason === 'string' && detail.reason !== 'Paused by hand'
        ? `: ${detail.reason}`
        : number('notSent')
          ? `: ${formatCount(number('notSent'))} not sent`
          : '';
  const own = /^[A-Z]/.test(words);
  if (who) return `${who} ${own ? words.charAt(0).toLowerCase() + words.slice(1) : words}${more}`;
  return own
    ? `${words}${more}`
    : `It was ${words.replace(/ it$/, '').replace(/^(paused|resumed|cancelled|started|approved|rejected)$/, '$1')}${more}`;
}

/** "£106k", "£940": money where there is no room. */
export const shortMoney = (value: number, currency: string): string =>
  formatMoney(value, currency, Math.abs(value) < 1_000 ? { whole: true } : { compact: true });

/** "2 hours", "3 days": a delay. */
export function delayWords(ms: number): string {
  if (ms === 0) return 'at once';
  const units: [number, string][] = [
    [604_800_000, 'week'],
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
  ];
  const [size, name] = units.find(([unit]) => ms % unit === 0) ?? [60_000, 'minute'];
  const amount = Math.round(ms / size);
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}

const NOT_SENT: Readonly<Record<string, string>> = {
  render: 'could not be made for the customer',
  refused: 'refused by the mail server',
  gaveUp: 'given up after a day and a half of tries',
  cancelled: 'cancelled',
  erased: 'erased meanwhile',
  merged: 'merged into another customer meanwhile',
  internal: 'kept back by a fault of ours',
};

/** "3 had enough emails, 1 refused by the mail server": messages that were never handed over. */
export const notSentWords = (rows: readonly { reason: string; count: number }[]): string =>
  rows
    .map(
      ({ reason, count }) =>
        `${formatCount(count)} ${isReason(reason) ? REASONS[reason].label : (NOT_SENT[reason] ?? 'not handed over')}`,
    )
    .join(', ');
