import { findEvent, findProperty, findTrait } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import type { KnownValue, Vocabulary } from '@/lib/rules/parse-sentence';
import { rememberForAMinute } from './suggest-cache';
import { suggestProperties } from './suggest-properties';
import { suggestThings } from './suggest-things';
import { suggestValues, type ValueQuestion } from './suggest-values';

const MOST_EVENTS = 60;
const LONGEST_VALUE = 60;
/** As many as are suggested: a trait of the shop’s own with so many values tells people apart, not groups. */
const MOST_VALUES = 50;
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
    const [properties, traits] = await Promise.all([
      readProperties(events, options),
      readTraits(things.traits, options),
    ]);
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

async function readProperties(
  events: readonly string[],
  options: VocabularyOptions,
): Promise<Vocabulary['properties']> {
  const properties: Vocabulary['properties'][number][] = [];
  for (const event of events)
    for (const { name, type } of (await suggestProperties(event, options.now)).properties) {
      const values = type === 'text' && isSaid(event, name) ? await readValues({ event, property: name }, options) : [];
      properties.push({ event, name, type, values });
    }
  return properties;
}

/** The names of products and pages differ: pages are few. */
function isSaid(event: string, property: string): boolean {
  const last = property.slice(property.lastIndexOf('.') + 1);
  if (last === 'name' || last === 'path') return findEvent(event).group === 'web';
  return !TOO_MANY.test(property) && (findProperty(property)?.sensitivity ?? 'none') === 'none';
}

/** The values of names, addresses and numbers belong to one person each. */
function isOfOne(trait: string): boolean {
  const { known, sensitivity } = findTrait(trait);
  return known && sensitivity === 'personal';
}

async function readTraits(
  traits: readonly { name: string; type: Vocabulary['traits'][number]['type'] }[],
  options: VocabularyOptions,
): Promise<Vocabulary['traits']> {
  const found: Vocabulary['traits'][number][] = [];
  for (const { name, type } of traits) {
    const said = (type === 'text' || type === 'list') && !isOfOne(name);
    const values = said ? await readValues({ trait: name }, options) : [];
    found.push({ name, type, values: findTrait(name).known || values.length < MOST_VALUES ? values : [] });
  }
  return found;
}

async function readValues(question: ValueQuestion, options: VocabularyOptions): Promise<KnownValue[]> {
  const { values } = await suggestValues(question, options);
  return values.map(({ value }) => value).filter((value) => String(value).length <= LONGEST_VALUE);
}
