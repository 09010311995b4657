import { findEvent, findProperty, findTrait } from '@/lib/catalog';
import { durationMs, type FieldError, jsonPointer } from '@/lib/core';
import { activeConditions, type NormalCondition } from './normalize-rule';
import { eventMentions } from './references';
import type { Condition, Rule } from './types';

/** What is known of the shop's data, so that a rule about data that nobody has is noticed. */
export interface DataFacts {
  /** An event of this name has come. */
  hasEvent(name: string): boolean;
  /** An event of this name has carried this property (name or dotted path). */
  hasProperty(event: string, property: string): boolean;
  /** Some customer has this trait. */
  hasTrait(name: string): boolean;
  /** Earliest event, in milliseconds since 1970. */
  earliest?: number;
}

/** A rule may ask for data that does not exist yet; the one who writes it should know. Paths are JSON pointers. */
export function warningsOf(rule: Rule, facts: DataFacts, at: number): FieldError[] {
  return activeConditions(rule).flatMap((node) => [
    ...unknownNames(node, facts),
    ...emptyWindows(node, facts, at),
    ...oddRanges(node),
  ]);
}

function unknownNames({ condition, path }: NormalCondition, facts: DataFacts): FieldError[] {
  const warnings: FieldError[] = [];
  const warn = (keys: PropertyKey[], message: string) =>
    warnings.push({ path: jsonPointer([...path, ...keys]), message });
  if (condition.type === 'trait' && !facts.hasTrait(condition.trait))
    warn(['trait'], `No customer has ${labelOf(findTrait(condition.trait))}.`);
  for (const { keys, event, properties } of mentions(condition)) {
    if (!facts.hasEvent(event)) {
      warn([...keys, 'event'], `No event “${findEvent(event).label}” has come so far.`);
      continue;
    }
    for (const one of properties)
      if (!facts.hasProperty(event, one.property))
        warn(
          [...keys, ...one.keys],
          `No event “${event}” has carried ${findProperty(one.property)?.label ?? `“${one.property}”`} so far.`,
        );
  }
  return warnings;
}

const labelOf = ({ label, known }: { label: string; known: boolean }): string => (known ? label : `“${label}”`);

interface PlacedMention {
  keys: PropertyKey[];
  event: string;
  properties: { keys: PropertyKey[]; property: string }[];
}

/** Events with their properties, each with its place within the condition. */
function mentions(condition: Condition): PlacedMention[] {
  const places: Record<string, (index: number) => PropertyKey[]> = {
    event: (index) => (index === 0 ? [] : ['notFollowedBy']),
    sequence: (index) => ['steps', index],
    score: (index) => ['weights', index],
  };
  return eventMentions(condition).map(({ event, where = [] }, index) => {
    const keys = places[condition.type]?.(index) ?? [];
    const tests = where.map((test, place) => ({ keys: ['where', place, 'property'], property: test.property }));
    return { keys, event, properties: [...tests, ...ownProperties(condition, index)] };
  });
}

function ownProperties(condition: Condition, index: number): { keys: PropertyKey[]; property: string }[] {
  const named =
    condition.type === 'event' && index === 0
      ? { of: condition.of, per: condition.per }
      : condition.type === 'event'
        ? { per: condition.notFollowedBy?.per }
        : {};
  return Object.entries(named).flatMap(([key, property]) =>
    property === undefined ? [] : [{ keys: [key], property }],
  );
}

function emptyWindows({ condition, path }: NormalCondition, { earliest }: DataFacts, at: number): FieldError[] {
  if (condition.type !== 'event' || condition.olderThan === undefined) return [];
  const end = at - durationMs(condition.olderThan);
  if (earliest !== undefined && end < earliest)
    return [{ path: jsonPointer([...path, 'olderThan']), message: 'No data reaches back that far.' }];
  if (condition.within !== undefined && durationMs(condition.within) <= durationMs(condition.olderThan))
    return [
      {
        path: jsonPointer([...path, 'olderThan']),
        message: 'The window ends before it begins: no event can lie in it.',
      },
    ];
  return [];
}

function oddRanges({ condition, path }: NormalCondition): FieldError[] {
  if (!('value' in condition) || !('op' in condition) || condition.op !== 'between' || !Array.isArray(condition.value))
    return [];
  const [low, high] = condition.value;
  const empty = typeof low === 'number' && typeof high === 'number' && low > high;
  return empty
    ? [
        {
          path: jsonPointer([...path, 'value']),
          message: 'The first number is greater than the second: no value lies between.',
        },
      ]
    : [];
}
