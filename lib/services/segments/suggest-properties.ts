import { findEvent, findProperty, type Sensitivity, type Unit, type ValueType } from '@/lib/catalog';
import { leavesOf, readRecentEvents } from './read-recent-events';
import { rememberForAMinute } from './suggest-cache';

export interface SuggestedProperty {
  /** Name or dotted path. */
  name: string;
  label: string;
  type: ValueType;
  unit?: Unit;
  sensitivity: Sensitivity;
  /** Share of the recent events that carry it, from 0 to 1; 0 where it is only expected. */
  share: number;
}

export interface SuggestedProperties {
  /** How many recent events were looked at. */
  events: number;
  properties: SuggestedProperty[];
}

const LOOKED_AT = 2_000;
const DATE = /^\d{4}-\d{2}-\d{2}([T ]|$)/;

/** The properties that the recent events of a name carry, the most frequent first. */
export function suggestProperties(event: string, now: Date): Promise<SuggestedProperties> {
  return rememberForAMinute(`properties ${event}`, now, () => readProperties(event, now));
}

async function readProperties(event: string, now: Date): Promise<SuggestedProperties> {
  const recent = await readRecentEvents(event, now, LOOKED_AT);
  const seen = new Map<string, { events: number; types: Map<ValueType, number> }>();
  for (const { properties } of recent) {
    const inThis = new Set<string>();
    for (const { path, value } of leavesOf(properties)) {
      const found = seen.get(path) ?? { events: 0, types: new Map<ValueType, number>() };
      const type = typeOf(value);
      found.types.set(type, (found.types.get(type) ?? 0) + 1);
      if (!inThis.has(path)) found.events += 1;
      inThis.add(path);
      seen.set(path, found);
    }
  }
  const properties = [...seen].map(([name, { events, types }]): SuggestedProperty => {
    const known = findProperty(name);
    const [type] = [...types].toSorted((a, b) => b[1] - a[1])[0] ?? ['text' as const];
    return {
      name,
      label: known?.label ?? name,
      type: known?.type ?? type,
      unit: known?.unit,
      sensitivity: known?.sensitivity ?? 'none',
      share: events / recent.length,
    };
  });
  const expected = findEvent(event).properties.flatMap((name): SuggestedProperty[] => {
    const known = findProperty(name);
    if (!known || seen.has(name) || [...seen.keys()].some((path) => path.startsWith(`${name}.`))) return [];
    return [{ name, label: known.label, type: known.type, unit: known.unit, sensitivity: known.sensitivity, share: 0 }];
  });
  return {
    events: recent.length,
    properties: [
      ...properties.toSorted((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1)).slice(0, 200),
      ...expected,
    ],
  };
}

function typeOf(value: string | number | boolean): ValueType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return DATE.test(value) ? 'date' : 'text';
}
