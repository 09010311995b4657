import { findEvent, findMetric, findProperty, findTrait, METRICS, TRAITS } from '@/lib/catalog';
import { PhraseTable } from '../phrase-table';
import type { KnownValue, Vocabulary } from '../vocabulary';
import { stemPhrase } from '../words';
import { EVENT_PHRASES } from './event-phrases';
import { METRIC_PHRASES } from './metric-phrases';
import { countryAdjectives, countryNames, languageNames } from './places';
import { TRAIT_PHRASES } from './trait-phrases';

/** A value that the data holds, found by the words that name it. */
export interface KnownName {
  value: KnownValue;
  /** Only a part of its name was said: “toys” for “Toys & Games”. */
  part?: boolean;
  /** Two letters that must be written as capitals: “US”, not “us”. */
  code?: boolean;
}

export interface EventPattern {
  event: string;
  /** Words with their alternatives; `*` is a place for an object. */
  elements: readonly (readonly string[])[];
  known: boolean;
}

/** All the phrases that a sentence is read with. */
export interface Lexicon {
  vocabulary: Vocabulary;
  patterns: readonly EventPattern[];
  customEvents: readonly string[];
  metrics: PhraseTable<string>;
  traits: PhraseTable<string>;
  segments: PhraseTable<string>;
  channels: PhraseTable<string>;
  /** Values of each trait. */
  traitValues: ReadonlyMap<string, PhraseTable<KnownName>>;
  /** “German” customers. */
  nationalities: PhraseTable<string>;
  /** Properties of an event, by their names. */
  propertiesOf(event: string): PhraseTable<string>;
  /** Values of a property of an event. */
  valuesOf(event: string, property: string): PhraseTable<KnownName>;
}

/** `loyaltyTier` and `loyalty_tier` as “loyalty tier”. */
export const splitName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();

const cache = new WeakMap<Vocabulary, Lexicon>();

/** The lexicon of a shop, made once for a vocabulary. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const known = cache.get(vocabulary);
  if (known) return known;
  const made = buildLexicon(vocabulary);
  cache.set(vocabulary, made);
  return made;
}

const compile = (pattern: string): readonly (readonly string[])[] =>
  pattern.split(' ').map((element) => (element === '*' ? ['*'] : element.split('|').map(stemPhrase)));

function buildLexicon(vocabulary: Vocabulary): Lexicon {
  const { events, segments, channels, traits, properties } = vocabulary;
  const traitValues = new Map(traits.map(({ name, values }) => [name, valueTable(name, values)]));
  const known = Object.keys(EVENT_PHRASES);
  const tables = new Map<string, PhraseTable<string>>();
  const values = new Map<string, PhraseTable<KnownName>>();
  return {
    vocabulary,
    patterns: known.flatMap((event) =>
      [...(EVENT_PHRASES[event] ?? []), findEvent(event).phrase, event].map((pattern) => ({
        event,
        elements: compile(pattern),
        known: true,
      })),
    ),
    customEvents: events.filter((event) => !findEvent(event).known),
    metrics: metricTable(vocabulary),
    traits: traitTable(vocabulary),
    segments: tableOf(segments.map(({ reference, name }) => [name, reference])),
    channels: tableOf([...channels, 'email'].map((channel) => [channel, channel])),
    traitValues,
    nationalities: nationalityTable(vocabulary),
    propertiesOf: (event) => remember(tables, event, () => propertyTable(vocabulary, event)),
    valuesOf: (event, property) =>
      remember(values, `${event}\n${property}`, () =>
        valueTable(property, properties.find((each) => each.event === event && each.name === property)?.values ?? []),
      ),
  };
}

function remember<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function tableOf(entries: readonly (readonly [phrase: string, value: string])[]): PhraseTable<string> {
  const table = new PhraseTable<string>();
  const seen = new Set<string>();
  for (const [phrase, value] of entries) {
    const key = `${stemPhrase(phrase)} ${value}`;
    if (!seen.has(key)) table.add(phrase, value);
    seen.add(key);
  }
  return table;
}

function metricTable({ metrics }: Vocabulary): PhraseTable<string> {
  return tableOf([
    ...METRICS.flatMap(({ name, label }): [string, string][] =>
      [...(METRIC_PHRASES[name] ?? []), label, splitName(name), name].map((phrase) => [phrase, name]),
    ),
    ...metrics.flatMap((name): [string, string][] => {
      const metric = findMetric(name);
      if (metric?.key === undefined) return [];
      return ['for', 'to', 'of', 'in', 'with'].map((word) => [`${metric.name} ${word} ${metric.key}`, name]);
    }),
  ]);
}

function traitTable({ traits }: Vocabulary): PhraseTable<string> {
  const names = new Set([...traits.map(({ name }) => name), ...TRAITS.map(({ name }) => name)]);
  const own = traits.filter(({ name }) => !findTrait(name).known).map(({ name }) => splitName(name));
  // “tier” for “loyalty tier”, where no other trait ends so.
  const short = (name: string): string[] => {
    const last = name.slice(name.lastIndexOf(' ') + 1);
    return own.includes(name) && own.filter((each) => each.endsWith(` ${last}`)).length === 1 ? [last] : [];
  };
  return tableOf(
    [...names].flatMap((name): [string, string][] =>
      [...(TRAIT_PHRASES[name] ?? []), findTrait(name).label, splitName(name), name, ...short(splitName(name))].map(
        (phrase) => [phrase, name],
      ),
    ),
  );
}

function propertyTable({ properties }: Vocabulary, event: string): PhraseTable<string> {
  const own = properties.filter((each) => each.event === event).map(({ name }) => name);
  const names = new Set([...own, ...findEvent(event).properties]);
  const nested = ['productId', 'category', 'price', 'quantity'].map((name) => `products.${name}`);
  if (names.has('products')) for (const name of nested) names.add(name);
  return tableOf(
    [...names].flatMap((name): [string, string][] => {
      const last = name.slice(name.lastIndexOf('.') + 1);
      return [findProperty(name)?.label ?? name, name, splitName(name), splitName(last)].map((phrase) => [
        phrase,
        name,
      ]);
    }),
  );
}

function nationalityTable({ traits }: Vocabulary): PhraseTable<string> {
  const codes = traits.find(({ name }) => name === 'country')?.values ?? [];
  return tableOf(
    codes.flatMap((code): [string, string][] => countryAdjectives(String(code)).map((word) => [word, String(code)])),
  );
}

/** Values under their own names, countries and languages under theirs, and under single words that only one has. */
function valueTable(name: string, values: readonly KnownValue[]): PhraseTable<KnownName> {
  const table = new PhraseTable<KnownName>();
  const texts = values.filter((value) => typeof value === 'string' && value !== '');
  const words = new Map<string, Set<KnownValue>>();
  for (const value of texts) {
    const text = String(value);
    const code = name === 'country' && /^[A-Z]{2}$/.test(text);
    table.add(text, { value, ...(code ? { code } : {}) });
    const others = name === 'country' ? countryNames(text) : name === 'language' ? languageNames(text) : [];
    for (const other of others) table.add(other, { value });
    if (others.length > 0) continue;
    for (const word of stemPhrase(text).split(' '))
      if (word.length >= 3 && word !== 'and' && word !== stemPhrase(text))
        words.set(word, (words.get(word) ?? new Set()).add(value));
  }
  for (const [word, owners] of words) {
    const [only] = owners;
    if (only !== undefined && owners.size === 1) table.add(word, { value: only, part: true });
  }
  return table;
}
