import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import { activeConditions } from './normalize-rule';
import type { Condition, Rule } from './types';

/** What a rule speaks of, each name once, in the order of first mention. */
export interface References {
  events: string[];
  /** Pairs of event and property. */
  properties: { event: string; property: string }[];
  traits: string[];
  metrics: string[];
  /** Ids or keys, as written. */
  segments: string[];
  channels: string[];
}

const none = (): References => ({ events: [], properties: [], traits: [], metrics: [], segments: [], channels: [] });

interface EventMention {
  event: string;
  where?: readonly { property: string; value?: unknown }[];
  properties?: readonly (string | undefined)[];
}

/** Events that a condition mentions, with the properties that it asks of each. */
export function eventMentions(condition: Condition): EventMention[] {
  switch (condition.type) {
    case 'event': {
      const { event, where, of, per, notFollowedBy } = condition;
      const other = notFollowedBy && { ...notFollowedBy, properties: [notFollowedBy.per] };
      const inner = notFollowedBy?.per;
      return [{ event, where, properties: [of, per, inner] }, ...(other ? [other] : [])];
    }
    case 'sequence':
      return condition.steps.map((step) => ({ ...step, properties: [condition.per] }));
    case 'score':
      return condition.weights;
    default:
      return [];
  }
}

/** Events that an engine must know in order to evaluate a condition: those of the exact metrics as well. */
export const eventNamesOf = (condition: Condition): string[] =>
  condition.type === 'metric' ? [ORDER_COMPLETED, ORDER_REFUNDED] : eventMentions(condition).map(({ event }) => event);

/** What conditions speak of; disabled ones left out by whoever lists them. */
export function referencesOf(conditions: Iterable<Condition>): References {
  const found = none();
  const add = (list: string[], name: string): void => {
    if (!list.includes(name)) list.push(name);
  };
  for (const condition of conditions) {
    if (condition.type === 'trait') add(found.traits, condition.trait);
    if (condition.type === 'metric') add(found.metrics, condition.metric);
    if (condition.type === 'segment') add(found.segments, condition.segment);
    if (condition.type === 'consent') add(found.channels, condition.channel);
    for (const { event, where = [], properties = [] } of eventMentions(condition)) {
      add(found.events, event);
      for (const property of [...where.map((test) => test.property), ...properties]) {
        const known =
          property === undefined || found.properties.some((one) => one.event === event && one.property === property);
        if (!known) found.properties.push({ event, property });
      }
    }
  }
  return found;
}

/** What a rule speaks of, disabled nodes left out. */
export const references = (rule: Rule): References =>
  referencesOf(activeConditions(rule).map(({ condition }) => condition));
