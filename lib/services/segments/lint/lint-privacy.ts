import { findTrait, type SensitiveMatch, sensitiveName, sensitiveValue } from '@/lib/catalog';
import { jsonPointer } from '@/lib/core';
import { activeConditions, type Condition, eventMentions, type NormalCondition, type Rule } from '@/lib/rules';
import type { Finding } from './finding';

interface Clue {
  keys: PropertyKey[];
  what: string;
  match: SensitiveMatch;
}

/**
 * Special categories of personal data (GDPR, article 9) in a rule, and what can stand in for them: by the catalogue, and
 * by the words of names and values. One finding a condition, the gravest.
 */
export function lintPrivacy(rule: Rule): Finding[] {
  return activeConditions(rule).flatMap((node) => {
    const clues = cluesOf(node.condition);
    const clue = clues.find(({ match }) => match.kind === 'special') ?? clues[0];
    return clue ? [findingOf(node, clue)] : [];
  });
}

function findingOf({ path }: NormalCondition, { keys, what, match }: Clue): Finding {
  const place = jsonPointer([...path, ...keys]);
  return match.kind === 'special'
    ? {
        kind: 'specialCategory',
        severity: 'bad',
        place,
        message: `${what} tells of ${match.about}: special personal data (GDPR, article 9), which needs the customer’s explicit consent.`,
      }
    : {
        kind: 'sensitiveProxy',
        severity: 'warn',
        place,
        message: `${what} can stand in for ${match.about}. Make sure that nobody is left out because of it.`,
      };
}

function cluesOf(condition: Condition): Clue[] {
  switch (condition.type) {
    case 'trait':
      return [...traitClues(condition.trait), ...valueClues(condition.value, ['value'])];
    case 'metric': {
      const [, key] = condition.metric.split(/:(.*)/s);
      return [...(key ? valueClues(key, ['metric']) : []), ...valueClues(condition.value, ['value'])];
    }
    case 'event':
    case 'sequence':
    case 'score':
      return eventClues(condition);
    default:
      return [];
  }
}

function traitClues(name: string): Clue[] {
  const { sensitivity, label } = findTrait(name);
  const match: SensitiveMatch | undefined =
    sensitivity === 'special' ? { about: label, kind: 'special' } : sensitiveName(name);
  return match ? [{ keys: ['trait'], what: `The trait “${label}”`, match }] : [];
}

/** Places of the events within a condition. */
const EVENT_KEYS: Readonly<Record<string, (index: number) => PropertyKey[]>> = {
  event: (index) => (index === 0 ? [] : ['notFollowedBy']),
  sequence: (index) => ['steps', index],
  score: (index) => ['weights', index],
};

function eventClues(condition: Condition): Clue[] {
  return eventMentions(condition).flatMap(({ event, where = [] }, index) => {
    const keys = EVENT_KEYS[condition.type]?.(index) ?? [];
    const named = sensitiveName(event);
    const own: Clue[] =
      named?.kind === 'special' ? [{ keys: [...keys, 'event'], what: `The event “${event}”`, match: named }] : [];
    return [
      ...own,
      ...where.flatMap(({ property, value }, place) => {
        const at = [...keys, 'where', place];
        const match = sensitiveName(property);
        const byName: Clue[] = match ? [{ keys: [...at, 'property'], what: `The property “${property}”`, match }] : [];
        return [...byName, ...valueClues(value, [...at, 'value'])];
      }),
    ];
  });
}

function valueClues(value: unknown, keys: PropertyKey[]): Clue[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  return texts.flatMap((text): Clue[] => {
    const match = sensitiveValue(text);
    return match ? [{ keys, what: `“${text}”`, match }] : [];
  });
}
