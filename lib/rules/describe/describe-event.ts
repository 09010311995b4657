import { findEvent, findProperty } from '@/lib/catalog';
import { COMPARISON_LABELS, type Comparison } from '../operators/operator-table';
import type { EventCondition, ScoreCondition, SequenceCondition, Where } from '../types';
import type { DescribeOptions } from './options';
import type { Phrase } from './parts';
import { addTest, dateText, formatNumber, measureText, windowText } from './values';

const propertyLabel = (name: string): string => findProperty(name)?.label ?? `“${name}”`;

function addWhere(
  phrase: Phrase,
  where: readonly Where[] | undefined,
  keys: readonly PropertyKey[],
  { units }: DescribeOptions,
): void {
  (where ?? []).forEach((test, index) => {
    phrase.glue(index === 0 ? 'where' : 'and').thing(propertyLabel(test.property), ...keys, index, 'property');
    const unit = findProperty(test.property)?.unit;
    addTest(phrase, test, [...keys, index], (value) => measureText(value, unit, units));
  });
}

const rangeText = (value: number | readonly number[], write: (value: number) => string = formatNumber): string =>
  Array.isArray(value) ? value.map((one: number) => write(one)).join(' and ') : write(Number(value));

function addTimes(phrase: Phrase, op: Comparison, value: number | readonly number[]): void {
  if (op === 'gte' && value === 1) return void phrase.parameter('at least once', 'value');
  if (op === 'eq' && value === 1) return void phrase.parameter('exactly once', 'value');
  phrase
    .parameter(COMPARISON_LABELS[op], 'op')
    .value(rangeText(value), 'value')
    .glue(value === 1 ? 'time' : 'times');
}

const AGGREGATE_WORDS = {
  sum: 'a sum of',
  avg: 'an average',
  min: 'a least',
  max: 'a greatest',
  distinct: 'a number of different values of',
} as const;

function addAggregate(
  phrase: Phrase,
  { aggregate = 'count', of, op = 'gte', value = 1 }: EventCondition,
  { units }: DescribeOptions,
): void {
  if (aggregate === 'count') {
    addTimes(phrase, op, value);
    return;
  }
  const unit = of === undefined || aggregate === 'distinct' ? undefined : findProperty(of)?.unit;
  const write = (number: number): string => measureText(number, unit, units);
  phrase
    .glue('with')
    .parameter(AGGREGATE_WORDS[aggregate], 'aggregate')
    .thing(propertyLabel(of ?? ''), 'of')
    .glue('of');
  phrase.parameter(op === 'lt' ? 'less than' : COMPARISON_LABELS[op], 'op').value(rangeText(value, write), 'value');
}

/** The condition asks that nothing of the kind has happened. */
function isNever({ aggregate = 'count', op = 'gte', value = 1, per }: EventCondition): boolean {
  if (aggregate !== 'count' || per !== undefined) return false;
  return (op === 'eq' && value === 0) || (op === 'lt' && value === 1) || (op === 'lte' && value === 0);
}

/** "viewed a product at least 3 times in the last 48 hours, not followed by: placed an order". */
export function describeEvent(phrase: Phrase, condition: EventCondition, options: DescribeOptions): Phrase {
  const { event, where, within, olderThan, from, to, per, notFollowedBy } = condition;
  const never = isNever(condition);
  if (never) phrase.parameter('never', 'value');
  phrase.thing(findEvent(event).phrase, 'event');
  addWhere(phrase, where, ['where'], options);
  if (!never) addAggregate(phrase, condition, options);
  if (per !== undefined) phrase.glue('with the same').thing(propertyLabel(per), 'per');
  if (within !== undefined) phrase.glue('in the last').parameter(windowText(within), 'within');
  if (olderThan !== undefined) phrase.glue('more than').parameter(windowText(olderThan), 'olderThan').glue('ago');
  if (from !== undefined) phrase.glue('from').parameter(dateText(from, options.units), 'from');
  if (to !== undefined) phrase.glue('before').parameter(dateText(to, options.units), 'to');
  if (!notFollowedBy) return phrase;
  phrase.glue(', not followed by').thing(`“${findEvent(notFollowedBy.event).phrase}”`, 'notFollowedBy', 'event');
  addWhere(phrase, notFollowedBy.where, ['notFollowedBy', 'where'], options);
  if (notFollowedBy.per !== undefined)
    phrase.glue('with the same').thing(propertyLabel(notFollowedBy.per), 'notFollowedBy', 'per');
  if (notFollowedBy.within !== undefined)
    phrase.glue('within').parameter(windowText(notFollowedBy.within), 'notFollowedBy', 'within');
  return phrase;
}

/** "added to cart, then started checkout within 2 hours, all in the last 30 days". */
export function describeSequence(
  phrase: Phrase,
  { steps, within, per }: SequenceCondition,
  options: DescribeOptions,
): Phrase {
  steps.forEach((step, index) => {
    if (index > 0) phrase.glue(', then');
    phrase.thing(findEvent(step.event).phrase, 'steps', index, 'event');
    addWhere(phrase, step.where, ['steps', index, 'where'], options);
    if (index > 0 && step.within !== undefined)
      phrase.glue('within').parameter(windowText(step.within), 'steps', index, 'within');
  });
  if (per !== undefined) phrase.glue(', with the same').thing(propertyLabel(per), 'per');
  if (within !== undefined) phrase.glue(', all in the last').parameter(windowText(within), 'within');
  return phrase;
}

/** "scored at least 10 points (1 each time: viewed a product), halved every 7 days". */
export function describeScore(
  phrase: Phrase,
  { weights, within, halfLife, op = 'gte', value = 1 }: ScoreCondition,
  options: DescribeOptions,
): Phrase {
  phrase
    .glue('scored')
    .parameter(op === 'lt' ? 'less than' : COMPARISON_LABELS[op], 'op')
    .value(rangeText(value), 'value')
    .glue('points (');
  weights.forEach(({ event, where, points }, index) => {
    if (index > 0) phrase.glue(',');
    phrase
      .value(formatNumber(points), 'weights', index, 'points')
      .glue('each time:')
      .thing(findEvent(event).phrase, 'weights', index, 'event');
    addWhere(phrase, where, ['weights', index, 'where'], options);
  });
  phrase.glue(')');
  if (within !== undefined) phrase.glue('in the last').parameter(windowText(within), 'within');
  if (halfLife !== undefined) phrase.glue(', halved every').parameter(windowText(halfLife), 'halfLife');
  return phrase;
}
