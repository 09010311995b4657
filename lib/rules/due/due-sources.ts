import { DEFAULT_LIFECYCLE, type LifecycleThresholds, ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import { durationMs } from '@/lib/core';
import { MAX_HALVINGS } from '../compile/score';
import type { LeafCondition } from '../plan/leaf';
import { eventMentions } from '../references';
import type { EventCondition, MetricCondition, ScoreCondition, SequenceCondition, TraitCondition } from '../types';

/**
 * What the passing of time can do to a condition: at these instants, and at no others, a customer whose data stays as it
 * is can begin or cease to satisfy it. A source may name more instants than matter, never fewer.
 */
export type DueSource =
  /** This long after each event of a name; 0 is when an event of the future arrives. */
  | { kind: 'event'; event: string; after: number }
  /** When an event of the future that belongs to a session arrives. */
  | { kind: 'session' }
  /** This long after the customer was first seen. */
  | { kind: 'firstSeen'; after: number }
  /** This long after a date in a trait. */
  | { kind: 'traitDate'; trait: string; after: number }
  /** When a yearly day comes within this long, and when it is over. */
  | { kind: 'anniversary'; trait: string; duration: number }
  /** When a score that decays passes a number. */
  | { kind: 'score'; condition: ScoreCondition; bound: number };

const DAY_MS = 86_400_000;
/** Nothing that has happened can be older than this before the year 10000. */
const LONGEST_MS = 9999 * 366 * DAY_MS;

const events = (names: Iterable<string>, ...after: (string | undefined)[]): DueSource[] => {
  const durations = [0, ...after.flatMap((text) => (text === undefined ? [] : [durationMs(text)]))];
  return [...names].flatMap((event) => durations.map((one): DueSource => ({ kind: 'event', event, after: one })));
};

const ofEvent = ({ event, within, olderThan, notFollowedBy }: EventCondition): DueSource[] => [
  ...events([event], within, olderThan),
  ...(notFollowedBy ? events([notFollowedBy.event]) : []),
];

const ofSequence = ({ steps, within }: SequenceCondition): DueSource[] =>
  events(
    steps.map(({ event }) => event),
    within,
  );

function ofScore(condition: ScoreCondition): DueSource[] {
  const { weights, within, halfLife, value = 1 } = condition;
  const names = weights.map(({ event }) => event);
  if (halfLife === undefined) return events(names, within);
  const spent = names.map((event): DueSource => ({ kind: 'event', event, after: MAX_HALVINGS * durationMs(halfLife) }));
  const passes = [value].flat().map((bound): DueSource => ({ kind: 'score', condition, bound }));
  return [...events(names, within), ...spent, ...passes];
}

function ofTrait({ trait, op, value }: TraitCondition): DueSource[] {
  if (op === 'anniversaryWithin') return [{ kind: 'anniversary', trait, duration: durationMs(String(value)) }];
  if (op !== 'within' && op !== 'olderThan') return [];
  const after = durationMs(String(value));
  return [0, after].map((one): DueSource => ({ kind: 'traitDate', trait, after: one }));
}

/** Ages at which whole days pass the numbers that they are compared with. */
function dayBounds({ value, percentile, metric }: MetricCondition, threshold: Threshold): number[] {
  const bound = percentile === undefined ? [value].flat() : [threshold(metric, percentile)];
  const days = bound.flatMap((one) => (typeof one === 'number' ? [Math.ceil(one), Math.floor(one) + 1] : []));
  return days.filter((one) => one > 0).map((one) => one * DAY_MS);
}

/** The percentile thresholds in force. */
export type Threshold = (metric: string, percentile: number) => number | null | undefined;

function ofMetric(
  condition: MetricCondition,
  threshold: Threshold,
  { newDays, activeDays, lapsedDays }: LifecycleThresholds,
): DueSource[] {
  const after = (event: string, ages: number[]): DueSource[] =>
    [0, ...ages].map((age) => ({ kind: 'event', event, after: age }));
  switch (condition.metric) {
    case 'recencyDays':
      return after(ORDER_COMPLETED, dayBounds(condition, threshold));
    case 'lifecycleStage':
      return after(
        ORDER_COMPLETED,
        [newDays, activeDays, lapsedDays].map((days) => days * DAY_MS),
      );
    case 'frequency':
    case 'monetary':
    case 'averageOrderValue':
      return events([ORDER_COMPLETED, ORDER_REFUNDED]);
    case 'tenureDays':
      return [0, ...dayBounds(condition, threshold)].map((age): DueSource => ({ kind: 'firstSeen', after: age }));
    case 'sessions':
      return [{ kind: 'session' }];
    default:
      return [];
  }
}

function sourcesOf(condition: LeafCondition, threshold: Threshold, lifecycle: LifecycleThresholds): DueSource[] {
  switch (condition.type) {
    case 'event':
      return ofEvent(condition);
    case 'sequence':
      return ofSequence(condition);
    case 'score':
      return ofScore(condition);
    case 'trait':
      return ofTrait(condition);
    case 'metric':
      return ofMetric(condition, threshold, lifecycle);
    case 'consent':
      return [];
  }
}

/** The sources of several conditions, each once. */
export function dueSources(
  conditions: Iterable<LeafCondition>,
  threshold: Threshold = () => undefined,
  lifecycle: LifecycleThresholds = DEFAULT_LIFECYCLE,
): DueSource[] {
  const found = new Map<string, DueSource>();
  for (const condition of conditions)
    for (const source of sourcesOf(condition, threshold, lifecycle))
      if (!('after' in source) || source.after <= LONGEST_MS) found.set(JSON.stringify(source), source);
  return [...found.values()];
}

/** Events that the sources speak of. */
export const dueEvents = (sources: readonly DueSource[]): string[] => [
  ...new Set(
    sources.flatMap((source) =>
      source.kind === 'event'
        ? [source.event]
        : source.kind === 'score'
          ? eventMentions(source.condition).map(({ event }) => event)
          : [],
    ),
  ),
];
