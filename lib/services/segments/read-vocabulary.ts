import { findEvent, findProperty, findTrait, type ValueType } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import type { KnownValue, Vocabulary } from '@/lib/rules/parse-sentence';
import { leavesOf, readRecentEvents } from './read-recent-events';
import { rememberForAMinute } from './suggest-cache';
import { suggestThings } from './suggest-things';

const MOST_EVENTS = 60;
/** The latest events of a name, of which there may be millions. */
const LOOKED_AT = 4_000;
const LONGEST_VALUE = 60;
/** Values of one property or trait that are known by name. */
const MOST_VALUES = 100;
/** Properties that name single things, of which there are too many to be said in a sentence. */
const TOO_MANY = /(^|\.)(\w*id|url|referrer|title|currency)$/i;

export interface VocabularyOptions {
  now: Date;
  /** May see personal data; else the values of personal traits are not known either. */
  seesPersonal: boolean;
}

/** The names and values that the shop’s data holds, as sentences speak of them; at most a minute old. */
export async function readVocabulary(options: VocabularyOptions): Promise<Vocabulary> {
  const { now, seesPersonal } = options;
  const things = await suggestThings(now);
  const known = await rememberForAMinute(`vocabulary ${seesPersonal}`, now, async () => {
    const events = things.events.slice(0, MOST_EVENTS).map(({ name }) => name);
    const [properties, traits] = await Promise.all([readProperties(events, now), readTraits(things.traits, options)]);
    return { events, properties, traits };
  });
  return {
    ...known,
    today: now.toISOString().slice(0, 10),
    currency: await rememberForAMinute('currency', now, readCurrency),
    metrics: things.metrics.map(({ name }) => name).filter((name) => name.includes(':')),
    segments: things.segments.map(({ key, name }) => ({ reference: key, name })),
    channels: things.channels.map(({ channel }) => channel),
  };
}

/** The currency that the setting `shop` names. */
async function readCurrency(): Promise<string> {
  const { rows } = await pool().query<{ currency: string | null }>(
    "SELECT value ->> 'currency' AS currency FROM setting WHERE key = 'shop'",
  );
  return rows[0]?.currency ?? 'GBP';
}

/** The properties of each event with the values that are said of them, all from one reading of its recent events. */
async function readProperties(events: readonly string[], now: Date): Promise<Vocabulary['properties']> {
  const properties: Vocabulary['properties'][number][] = [];
  for (const event of events) {
    const seen = new Map<string, Map<KnownValue, number>>();
    for (const { properties: document } of await readRecentEvents(event, now, LOOKED_AT))
      for (const { path, value } of leavesOf(document)) {
        const values = seen.get(path) ?? new Map<KnownValue, number>();
        values.set(value, (values.get(value) ?? 0) + 1);
        seen.set(path, values);
      }
    for (const [name, values] of seen) properties.push({ event, name, ...typeAndValues(event, name, values) });
  }
  return properties;
}

function typeAndValues(event: string, name: string, seen: ReadonlyMap<KnownValue, number>) {
  const [first] = seen.keys();
  const type =
    findProperty(name)?.type ??
    (typeof first === 'number' ? 'number' : typeof first === 'boolean' ? 'boolean' : 'text');
  const values =
    type === 'text' && isSaid(event, name)
      ? [...seen]
          .filter(([value]) => String(value).length <= LONGEST_VALUE)
          .toSorted((a, b) => b[1] - a[1])
          .slice(0, MOST_VALUES)
          .map(([value]) => value)
      : [];
  return { type, values };
}

/** The names of products and pages differ: pages are few. */
function isSaid(event: string, property: string): boolean {
  const last = property.slice(property.lastIndexOf('.') + 1);
  if (last === 'name' || last === 'path') return findEvent(event).group === 'web';
  return !TOO_MANY.test(property) && (findProperty(property)?.sensitivity ?? 'none') === 'none';
}

/** Values that say something of many: those of names, addresses and numbers belong to one person each. */
function isOfMany(trait: string, seesPersonal: boolean): boolean {
  const { known, sensitivity } = findTrait(trait);
  return sensitivity === 'none' || (seesPersonal && !(known && sensitivity === 'personal'));
}

/** The traits with the values that many customers have, all from one reading of a part of them. */
async function readTraits(
  traits: readonly { name: string; type: ValueType }[],
  { seesPersonal }: VocabularyOptions,
): Promise<Vocabulary['traits']> {
  const asked = traits.filter(({ name, type }) => (type === 'text' || type === 'list') && isOfMany(name, seesPersonal));
  const { rows } = await pool().query<{ name: string; values: string[] }>(
    `SELECT name, (array_agg(value ORDER BY customers DESC, value))[1:$2 + 1] AS values FROM (
       SELECT t.key AS name, v.value #>> '{}' AS value, count(*) AS customers
       FROM (SELECT traits FROM customer WHERE merged_into IS NULL AND erased_at IS NULL ORDER BY number DESC LIMIT $3) c
       CROSS JOIN LATERAL jsonb_each(c.traits) t
       CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(t.value) = 'array' THEN t.value ELSE jsonb_build_array(t.value) END) AS v(value)
       WHERE t.key = ANY($1::text[]) AND jsonb_typeof(v.value) = 'string' AND length(v.value #>> '{}') BETWEEN 1 AND $4
       GROUP BY 1, 2
     ) counted GROUP BY 1`,
    [asked.map(({ name }) => name), MOST_VALUES, LOOKED_AT * 5, LONGEST_VALUE],
  );
  const values = new Map(rows.map((row) => [row.name, row.values]));
  // A trait of the shop’s own with more values tells people apart, not groups.
  const said = (name: string): readonly string[] => {
    const found = values.get(name) ?? [];
    return findTrait(name).known || found.length <= MOST_VALUES ? found : [];
  };
  return traits.map(({ name, type }) => ({ name, type, values: said(name) }));
}
