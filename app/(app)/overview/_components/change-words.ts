import type { Tone } from '@/components/ui/chip';
import { formatCount, formatDelta, formatMoney, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import type { LifecycleThresholds } from '@/lib/catalog';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import type { PeriodKey } from '@/lib/services/monitoring/overview/period';
import { GROUP_WORDS } from '@/lib/services/monitoring/overview/stages';
import type {
  Change,
  Grade,
  SalesChange,
  SegmentChange,
  StageChange,
  UnsubscribeChange,
} from '@/lib/services/monitoring/overview/types';
import { BEFORE } from './period-words';

export interface ChangeWords {
  /** The effect with its sign: `+£12,665`, `−9 people`. */
  amount: string;
  title: string;
  detail: string;
  grade: { label: string; tone: Tone; why: string };
  /** Which way is good for the shop; `none` where chance may have given it. */
  tone: 'good' | 'bad' | 'none';
}

export interface WordsContext {
  /** The thresholds of the lifecycle in force. */
  lifecycle: LifecycleThresholds;
  currency: string;
  period: PeriodKey;
  /** The year of the same weeks a year before. */
  yearAgo: string;
}

/** A change in words: what moved, by how much, who, and how well it is explained. */
export function changeWords(change: Change, context: WordsContext): ChangeWords {
  switch (change.kind) {
    case 'sales':
      return salesWords(change, context);
    case 'unsubscribes':
      return unsubscribeWords(change, context);
    case 'stage':
      return stageWords(change, context);
    case 'segment':
      return segmentWords(change);
  }
}

const money = (minor: number, currency: string): string =>
  formatMoney(amountOf(minor, currency), currency, { whole: true });

function salesWords(change: SalesChange, { currency, period, yearAgo }: WordsContext): ChangeWords {
  const { group, now, before, effect } = change;
  const amount = (minor: number) => money(minor, currency);
  const each = (minor: number, buyers: number) => (buyers > 0 ? amount(minor / buyers) : null);
  const of = change.size === null ? '' : ` of ${formatCount(change.size)}`;
  const eachNow = each(now.revenue, now.buyers);
  const eachBefore = each(before.revenue, before.buyers);
  const came = now.buyers - before.buyers;
  const who =
    now.buyers === 0
      ? `None${of} ordered, ${formatCount(before.buyers)} did before`
      : `${formatCount(now.buyers)}${of} ordered, ${came === 0 ? 'as many as before' : `${formatCount(Math.abs(came))} ${came > 0 ? 'more' : 'fewer'}`}`;
  const spend =
    eachNow === null
      ? ''
      : eachBefore === null
        ? `, at ${eachNow} each`
        : eachNow === eachBefore
          ? `, at ${eachNow} each as before`
          : `, at ${eachNow} each (${eachBefore} before)`;
  return {
    amount: formatDelta(amountOf(effect, currency), (size) => formatMoney(size, currency, { whole: true })),
    title: `${GROUP_WORDS[group].people} spent ${effect > 0 ? 'more' : 'less'}.`,
    detail: `${who}${spend}.${salesCause(change, amount, period, yearAgo)}`,
    grade: gradeWords(change.grade, `Chance alone gives up to ${amount(change.chance)} either way, 19 times in 20.`),
    tone: toneOf(change.grade, effect > 0),
  };
}

function salesCause(
  change: SalesChange,
  amount: (minor: number) => string,
  period: PeriodKey,
  yearAgo: string,
): string {
  const { single, category, grade, yearAgoEffect, effect } = change;
  if (grade === 'knownCause' && single) {
    const when = single.when === 'now' ? '' : ` in ${BEFORE[period]}`;
    const share =
      single.amount >= Math.abs(effect)
        ? 'more than all of it'
        : `${formatPercent(single.amount / Math.abs(effect), 0)} of it`;
    return ` One ${single.what} of ${amount(single.amount)}${when} makes ${share}.`;
  }
  const parts: string[] = [];
  if (category) {
    const share =
      Math.abs(category.effect) >= Math.abs(effect)
        ? 'More than all of it'
        : `${formatPercent(shareOf(category.effect, effect), 0)} of it`;
    parts.push(`${share} was ${category.name}`);
  }
  if (grade === 'season' && yearAgoEffect !== null) {
    parts.push(
      `${parts.length > 0 ? 'and ' : ''}the same weeks of ${yearAgo} moved the same way, by ${amount(Math.abs(yearAgoEffect))}`,
    );
  }
  return parts.length > 0 ? ` ${capitalise(parts.join(', '))}.` : '';
}

function unsubscribeWords(change: UnsubscribeChange, { period }: WordsContext): ChangeWords {
  const { effect, now, before, delivered, deliveredBefore, campaign } = change;
  const rate = formatPercent(shareOf(now, delivered), 2);
  const rateBefore = formatPercent(shareOf(before, deliveredBefore), 2);
  const from = campaign ? ` ${formatCount(campaign.unsubscribed)} came from ${campaign.campaign}.` : '';
  return {
    amount: people(effect),
    title: `Unsubscribes ${effect > 0 ? 'rose' : 'fell'} to ${formatCount(now)}.`,
    detail: `${rate} of ${formatNoun(delivered, 'delivered email')}, ${rateBefore} in ${BEFORE[period]}.${from}`,
    grade: gradeWords(change.grade, chanceOfPeople(change.chance)),
    tone: toneOf(change.grade, effect < 0),
  };
}

function stageWords(change: StageChange, { lifecycle }: WordsContext): ChangeWords {
  const { effect, group, size, entered, left, main } = change;
  const way = main
    ? ` ${passed(main.customers, effect > 0 ? main.group : group, effect > 0 ? group : main.group, effect > 0, lifecycle)}.`
    : '';
  return {
    amount: people(effect),
    title: `${GROUP_WORDS[group].label} ${effect > 0 ? 'grew' : 'shrank'} to ${formatCount(size)}.`,
    detail: `${formatCount(entered)} came in, ${formatCount(left)} went.${way}`,
    grade: gradeWords(change.grade, chanceOfPeople(change.chance)),
    tone: toneOf(change.grade, (group === 'atRisk' || group === 'lapsed') === effect < 0),
  };
}

function segmentWords(change: SegmentChange): ChangeWords {
  const { effect, name, size, entered, left } = change;
  return {
    amount: people(effect),
    title: `${name} ${effect > 0 ? 'grew' : 'shrank'} to ${formatCount(size)}.`,
    detail: `${formatCount(entered)} came in, ${formatCount(left)} went.`,
    grade: gradeWords(change.grade, chanceOfPeople(change.chance)),
    tone: 'none',
  };
}

/** How the largest part of them passed from one stage to another: by an order, or by time without one. */
function passed(
  count: number,
  from: StageChange['group'],
  to: StageChange['group'],
  came: boolean,
  lifecycle: LifecycleThresholds,
): string {
  if (from === 'none') return `${formatCount(count)} placed their first order`;
  const way = came ? `came from ${GROUP_WORDS[from].label}` : `went to ${GROUP_WORDS[to].label}`;
  return `${formatCount(count)} ${way}: ${reason(from, to, lifecycle)}`;
}

function reason(
  from: StageChange['group'],
  to: StageChange['group'],
  { newDays, activeDays, lapsedDays }: LifecycleThresholds,
): string {
  if (to === 'atRisk') return `${activeDays} days passed without an order`;
  if (to === 'lapsed') return `${lapsedDays} days passed without an order`;
  if (from === 'new') return `they ordered again, or ${newDays} days have passed`;
  return 'they ordered again';
}

const people = (effect: number): string => `${formatDelta(effect)} ${Math.abs(effect) === 1 ? 'person' : 'people'}`;
const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const chanceOfPeople = (chance: number): string =>
  `Chance alone gives up to ${formatCount(chance)} either way, 19 times in 20.`;
const toneOf = (grade: Grade, good: boolean): ChangeWords['tone'] =>
  grade === 'chance' ? 'none' : good ? 'good' : 'bad';

function gradeWords(grade: Grade, chance: string): ChangeWords['grade'] {
  switch (grade) {
    case 'knownCause':
      return { label: 'Known cause', tone: 'good', why: 'It follows from the figures themselves.' };
    case 'season':
      return {
        label: 'Season',
        tone: 'neutral',
        why: 'The same weeks a year before moved the same way, by more than chance alone gives.',
      };
    case 'seenTogether':
      return {
        label: 'Seen together, not proven',
        tone: 'warn',
        why: 'Both moved at once; that one caused the other is not shown.',
      };
    case 'noCause':
      return {
        label: 'No cause found',
        tone: 'neutral',
        why: `Larger than chance, and nothing in the data explains it. ${chance}`,
      };
    case 'chance':
      return { label: 'Could be chance', tone: 'neutral', why: chance };
  }
}
