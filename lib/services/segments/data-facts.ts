import { findTrait } from '@/lib/catalog';
import { readEventIds } from '@/lib/platform/audience';
import type { Pool, Queryable } from '@/lib/platform/db';
import { type DataFacts, type Rule, references } from '@/lib/rules';
import { rememberForAMinute } from './suggest-cache';

/** Rows looked at before a name is said to be in no data; the latest events, which say best what comes now. */
const LOOKED_AT = 5_000;

const jsonPath = (path: string): string =>
  `$${path
    .split('.')
    .map((key) => `.${JSON.stringify(key)}`)
    .join('')}`;

/**
 * What a rule's names mean in the shop's data; at most a minute old. What is renewed behind an older answer outlives the
 * question, and so must its connection: hence the pool.
 */
export async function readDataFacts(db: Pool, rule: Rule, now: Date): Promise<DataFacts> {
  const { events, properties, traits } = references(rule);
  const remember = <T>(key: string, read: () => Promise<T>): Promise<T> =>
    rememberForAMinute(`facts ${key}`, now, read);
  const eventIds = await readEventIds(db, events);
  const carried = new Set<string>();
  const known = new Set<string>();
  for (const { event, property } of properties)
    if (await remember(`property ${event} ${property}`, () => isCarried(db, eventIds(event), property)))
      carried.add(`${event} ${property}`);
  for (const trait of traits) if (await remember(`trait ${trait}`, () => isTrait(db, trait))) known.add(trait);
  return {
    hasEvent: (name) => eventIds(name).length > 0,
    hasProperty: (event, property) => carried.has(`${event} ${property}`),
    hasTrait: (name) => known.has(name),
    earliest: await remember('earliest', () => earliestEvent(db)),
  };
}

async function isCarried(db: Queryable, names: readonly number[], property: string): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM unnest($1::int[]) AS n(id) CROSS JOIN LATERAL (
       SELECT properties FROM event WHERE event.name = n.id ORDER BY occurred_at DESC LIMIT $3
     ) AS e WHERE jsonb_path_exists(e.properties, $2::jsonpath)) AS found`,
    [names, jsonPath(property), LOOKED_AT],
  );
  return rows[0]?.found ?? false;
}

async function isTrait(db: Queryable, name: string): Promise<boolean> {
  if ('column' in findTrait(name).storage) return true;
  const { rows } = await db.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM (SELECT traits FROM customer ORDER BY number DESC LIMIT $2) AS c WHERE jsonb_path_exists(c.traits, $1::jsonpath)) AS found',
    [jsonPath(name), LOOKED_AT * 4],
  );
  return rows[0]?.found ?? false;
}

async function earliestEvent(db: Queryable): Promise<number | undefined> {
  const { rows } = await db.query<{ at: Date | null }>(
    'SELECT min(e.at) AS at FROM event_name n CROSS JOIN LATERAL (SELECT min(occurred_at) AS at FROM event WHERE event.name = n.id) AS e',
  );
  return rows[0]?.at?.getTime();
}
