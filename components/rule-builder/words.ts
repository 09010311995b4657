import { formatDate, formatDateTime, formatDecimal, formatMoney, formatPercent } from '@/components/ui/format';
import { findEvent, findMetric, findProperty, findTrait, type Unit } from '@/lib/catalog';
import { describeDuration } from '@/lib/core';
import {
  COMPARISON_LABELS,
  type EventCondition,
  type MetricCondition,
  OPERATOR_TABLE,
  type Operator,
  type ScoreCondition,
  type SequenceCondition,
} from '@/lib/rules';

type Bare<T> = T extends unknown ? Omit<T, 'name' | 'disabled'> : never;
export type BareEvent = Bare<EventCondition>;
export type BareMetric = Bare<MetricCondition>;
export type BareScore = Bare<ScoreCondition>;
export type BareSequence = Bare<SequenceCondition>;

/** A duration as a sentence says it: "48 hours", "week". */
export const durationWords = (text: string): string => describeDuration(text);

/** "last 48 hours", and "last hour" for a single one. */
export const lastWords = (text: string): string => describeDuration(text).replace(/^1 /, '');

export const propertyLabel = (path: string): string => findProperty(path)?.label ?? path;
export const traitLabel = (trait: string): string => findTrait(trait).label;
export const eventLabel = (event: string): string => findEvent(event).label;
export const eventPhrase = (event: string): string => findEvent(event).phrase;
export function metricLabel(name: string): string {
  const metric = findMetric(name);
  if (!metric) return name;
  return metric.key === undefined ? metric.label : `${metric.label}: ${metric.key}`;
}

const regions = new Intl.DisplayNames('en-GB', { type: 'region' });

/** The name of a country that is written as its two letters; undefined for anything else. */
export function countryName(code: unknown): string | undefined {
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code)) return undefined;
  const name = regions.of(code);
  return name === code ? undefined : name;
}

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${formatDecimal(count)} times`;

/** The currency in which amounts are written until the shop's own is known. */
export const DEFAULT_CURRENCY = 'GBP';

/** How a number of a property or metric reads with its unit, money in the shop's currency (ISO 4217). */
export function numberWords(value: number, unit?: Unit, currency = DEFAULT_CURRENCY): string {
  switch (unit) {
    case 'money':
      return formatMoney(value, currency, { whole: Number.isInteger(value) });
    case 'share':
      return formatPercent(value);
    case 'days':
      return `${formatDecimal(value)} ${value === 1 ? 'day' : 'days'}`;
    case 'points':
      return `${formatDecimal(value)} points`;
    default:
      return formatDecimal(value, 6);
  }
}

/** A value of any type as a person reads it. */
export function valueWords(value: unknown, unit?: Unit, currency = DEFAULT_CURRENCY): string {
  if (typeof value === 'number') return numberWords(value, unit, currency);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, 'UTC');
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}[Tt]\d/.test(value)) return `${formatDateTime(value, 'UTC')} UTC`;
  return String(value ?? '');
}

const pairOf = (value: unknown): [unknown, unknown] => (Array.isArray(value) ? [value[0], value[1]] : [value, value]);

/** Grey words and the underlined part of how often or how much: "at least" and "3 times". */
export function amountWords(event: BareEvent, currency = DEFAULT_CURRENCY): { glue: string; text: string } {
  const { aggregate = 'count', of, op = 'gte', value = 1 } = event;
  if (aggregate === 'count') {
    if ((op === 'lt' && value === 1) || (op === 'eq' && value === 0) || (op === 'lte' && value === 0))
      return { glue: '', text: 'never' };
    if (Array.isArray(value)) return { glue: 'between', text: `${value[0]} and ${value[1]} times` };
    return { glue: COMPARISON_LABELS[op], text: times(value) };
  }
  const unit = aggregate === 'distinct' ? undefined : of === undefined ? undefined : findProperty(of)?.unit;
  const label = of === undefined ? 'a property' : propertyLabel(of);
  const what = {
    sum: `${label} adding up to`,
    avg: `average ${label}`,
    min: `smallest ${label}`,
    max: `largest ${label}`,
    distinct: `different values of ${label},`,
  }[aggregate];
  const [low, high] = pairOf(value);
  const numbers = Array.isArray(value)
    ? `${valueWords(low, unit, currency)} and ${valueWords(high, unit, currency)}`
    : valueWords(value, unit, currency);
  return {
    glue: `with ${what} ${op === 'lt' && unit === 'money' ? 'less than' : COMPARISON_LABELS[op]}`,
    text: numbers,
  };
}

/** "at least 10 points", "between 5 and 10 points". */
export function pointsWords({ op = 'gte', value = 1 }: Pick<BareScore, 'op' | 'value'>): string {
  const numbers = Array.isArray(value) ? value.map((each) => formatDecimal(each)).join(' and ') : formatDecimal(value);
  return `${op === 'lt' ? 'less than' : COMPARISON_LABELS[op]} ${numbers} ${value === 1 ? 'point' : 'points'}`;
}

/** Grey words and underlined parts of the time frame, in turn; the first is grey. */
export function timeWords({
  within,
  olderThan,
  from,
  to,
}: Pick<BareEvent, 'within' | 'olderThan' | 'from' | 'to'>): string[] {
  const dates =
    from || to
      ? [
          from && to ? 'between' : from ? 'since' : 'before',
          from && to ? `${valueWords(from)} and ${valueWords(to)}` : valueWords(from ?? to),
        ]
      : [];
  const ago =
    within && olderThan
      ? ['between', `${durationWords(olderThan)} and ${durationWords(within)} ago`]
      : within
        ? ['in the last', lastWords(within)]
        : olderThan
          ? ['more than', durationWords(olderThan), 'ago']
          : [];
  if (dates.length && ago.length)
    return [...(ago.length === 3 ? ago : [...ago, '']), ...dates].filter(
      (word, index) => word !== '' || index % 2 === 0,
    );
  if (dates.length) return dates;
  return ago.length ? ago : ['at', 'any time'];
}

/** "is in the top 25 %". */
export function percentileWords({ op, percentile = 0 }: Pick<BareMetric, 'op' | 'percentile'>): string {
  const top = op === 'gte' || op === 'gt';
  return `${top ? 'top' : 'bottom'} ${formatDecimal(top ? 100 - percentile : percentile)} %`;
}

/** What an operator is called for a value of this kind. */
export function operatorWords(op: Operator, type?: string): string {
  if (type === 'date')
    return (
      { lt: 'is before', lte: 'is on or before', gt: 'is after', gte: 'is on or after' }[
        op as 'lt' | 'lte' | 'gt' | 'gte'
      ] ?? OPERATOR_TABLE[op].label
    );
  return OPERATOR_TABLE[op].label;
}

export const CONSENT_WORDS = { subscribed: 'subscribed', unsubscribed: 'unsubscribed', unknown: 'not known' } as const;
