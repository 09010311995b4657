import { eventNamesOf, type Leaf } from '@/lib/rules';

/** Said instead of names: all events of behaviour. */
export const ALL_EVENTS = 'all';

/** Names of the events that leaves read. */
export function eventsOf(leaves: readonly Pick<Leaf, 'condition'>[]): ReadonlySet<string> | typeof ALL_EVENTS {
  const conditions = leaves.map(({ condition }) => condition);
  if (conditions.some((one) => one.type === 'metric' && one.metric === 'sessions')) return ALL_EVENTS;
  return new Set(conditions.flatMap(eventNamesOf));
}
