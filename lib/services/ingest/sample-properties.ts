import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

export interface SampledProperty {
  /** Dotted path; of a list of objects the path within them. */
  path: string;
  /** JSON types that were seen, the most frequent first. */
  types: string[];
  /** Events of the sample that have it. */
  events: number;
  /** Up to four different values. */
  examples: unknown[];
}

export interface SampledEvent {
  call: string;
  name: string;
  /** How many of the latest events were looked at. */
  sampled: number;
  properties: SampledProperty[];
}

const SAMPLE = 500;
const NAME = 'SELECT kind AS call, name FROM event_name WHERE id = $1';
const LATEST = 'SELECT properties FROM event WHERE name = $1 ORDER BY occurred_at DESC LIMIT $2';

/** The properties that the latest 500 events of a name (by its number) carry. Errors: `notFound`. */
export async function sampleProperties(db: Queryable, id: number): Promise<SampledEvent> {
  const [names, latest] = await Promise.all([
    db.query<{ call: string; name: string }>(NAME, [id]),
    db.query<{ properties: Record<string, unknown> | null }>(LATEST, [id, SAMPLE]),
  ]);
  const named = names.rows[0];
  if (!named) throw new AppError('notFound', 'No event of this name has come.');
  return {
    ...named,
    sampled: latest.rows.length,
    properties: describeProperties(latest.rows.map((row) => row.properties ?? {})),
  };
}

/** What stands in documents, path by path, the most frequent first. */
export function describeProperties(documents: readonly Record<string, unknown>[]): SampledProperty[] {
  const found = new Map<string, { events: number; types: Map<string, number>; examples: Map<string, unknown> }>();
  for (const document of documents) {
    const seen = new Set<string>();
    for (const [path, value] of leaves(document, '')) {
      const entry = found.get(path) ?? { events: 0, types: new Map(), examples: new Map() };
      found.set(path, entry);
      if (!seen.has(path)) entry.events += 1;
      seen.add(path);
      const type = typeOf(value);
      entry.types.set(type, (entry.types.get(type) ?? 0) + 1);
      if (entry.examples.size < 4 && value !== null && typeof value !== 'object')
        entry.examples.set(JSON.stringify(value), value);
    }
  }
  return [...found]
    .map(([path, { events, types, examples }]) => ({
      path,
      events,
      types: [...types].sort((a, b) => b[1] - a[1]).map(([type]) => type),
      examples: [...examples.values()],
    }))
    .sort((a, b) => b.events - a.events || (a.path < b.path ? -1 : 1));
}

const MAX_DEPTH = 4;

function* leaves(value: unknown, path: string, depth = 0): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === 'object' && item !== null))
      for (const item of value.slice(0, 20)) yield* leaves(item, path, depth);
    else yield [path, value];
  } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
    for (const [key, child] of Object.entries(value))
      yield* leaves(child, path === '' ? key : `${path}.${key}`, depth + 1);
  } else if (path !== '') yield [path, value];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? 'date' : 'text';
  return typeof value;
}
