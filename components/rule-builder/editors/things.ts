import { ListOrdered, Trophy } from 'lucide-react';
import type { Condition } from '@/lib/rules';
import { conditionIcon, eventIcon, type Icon, metricIcon, SegmentIcon, traitIcon } from '../icons';
import type { Things } from '../types';

export type ThingKind = 'event' | 'pattern' | 'metric' | 'trait' | 'segment' | 'consent';

/** Something that a condition can be about, with the condition that choosing it begins. */
export interface Thing {
  kind: ThingKind;
  name: string;
  label: string;
  note?: string;
  keywords: string[];
  icon: Icon;
  customers: number | null;
  condition: Condition;
}

/** Questions about several events at once. */
const PATTERNS: Thing[] = [
  {
    kind: 'pattern',
    name: 'sequence',
    label: 'Events in order',
    note: 'a sequence',
    keywords: ['sequence', 'steps', 'then', 'followed by', 'funnel', 'path'],
    icon: ListOrdered,
    customers: null,
    condition: { type: 'sequence', steps: [{ event: '' }], within: '30d' },
  },
  {
    kind: 'pattern',
    name: 'score',
    label: 'Points from events',
    note: 'a lead score',
    keywords: ['lead score', 'scoring', 'weights', 'points', 'half-life'],
    icon: Trophy,
    customers: null,
    condition: { type: 'score', weights: [{ event: '', points: 1 }], within: '30d', op: 'gte', value: 10 },
  },
];

/** The things of the given kinds, each kind in the order of its customers. */
export function listThings(things: Things, kinds: readonly ThingKind[]): Thing[] {
  const all: Readonly<Record<ThingKind, () => Thing[]>> = {
    event: () =>
      things.events.map(({ name, label, phrase, custom, customers }) => ({
        kind: 'event',
        name,
        label,
        note: custom ? 'custom' : undefined,
        keywords: [phrase],
        icon: eventIcon(name),
        customers,
        condition: { type: 'event', event: name, op: 'gte', value: 1, within: '30d' },
      })),
    pattern: () => PATTERNS,
    metric: () =>
      things.metrics.map(({ name, label, type, kind, description, customers }) => ({
        kind: 'metric',
        name,
        label,
        note: kind === 'snapshot' ? 'kept hourly' : undefined,
        keywords: [name, description],
        icon: metricIcon(name),
        customers,
        condition:
          type === 'text'
            ? { type: 'metric', metric: name, op: 'in', value: [] }
            : { type: 'metric', metric: name, op: name === 'recencyDays' ? 'lte' : 'gte' },
      })),
    trait: () =>
      things.traits.map(({ name, label, type, sensitivity, customers }) => ({
        kind: 'trait',
        name,
        label,
        note: sensitivity === 'special' ? 'sensitive' : undefined,
        keywords: [name],
        icon: traitIcon(name),
        customers,
        condition: traitCondition(name, type),
      })),
    segment: () =>
      things.segments.map(({ id, key, name, status, size }) => ({
        kind: 'segment',
        name: id,
        label: name,
        note: status === 'draft' ? 'draft' : undefined,
        keywords: [name, key, 'segment'],
        icon: SegmentIcon,
        customers: size,
        condition: { type: 'segment', segment: id, op: 'in' },
      })),
    consent: () =>
      things.channels.map(({ channel, customers }) => {
        const condition: Condition = { type: 'consent', channel, op: 'eq', value: 'subscribed' };
        return {
          kind: 'consent',
          name: channel,
          label: `${channel} consent`,
          keywords: ['consent', 'subscribed', 'unsubscribed'],
          icon: conditionIcon(condition),
          customers,
          condition,
        };
      }),
  };
  return kinds.flatMap((kind) => all[kind]());
}

function traitCondition(trait: string, type: string): Condition {
  if (type === 'number') return { type: 'trait', trait, op: 'gte' };
  if (type === 'boolean') return { type: 'trait', trait, op: 'eq', value: true };
  if (type === 'date')
    return { type: 'trait', trait, op: trait === 'birthday' ? 'anniversaryWithin' : 'within', value: '7d' };
  return { type: 'trait', trait, op: 'in', value: [] };
}
