import type { Where } from '../../types';
import type { Context } from '../context';
import type { Note } from '../draft';
import { DETERMINERS, PRODUCT_NOUNS } from '../lexicon/function-words';
import { type Bounded, readAmount } from '../read-amount';
import { isUnit } from '../read-duration';
import { stem } from '../stem';
import { type Read, stemSet } from '../words';
import { pathOfNoun, propertyPath, tellingProperties } from './event-properties';
import { readValues } from './read-values';

/** What was done to what: “at least *three different toys*”. */
export interface ObjectWords {
  count?: Bounded;
  /** Different ones of this are counted. */
  distinct?: string;
  /** All of the same. */
  same?: string;
  where: Where[];
  notes: Note[];
}

const NOUNS = new Set([
  ...PRODUCT_NOUNS,
  ...stemSet('email campaign newsletter message mailing page cart basket order purchase link anything'),
]);
const KINDS_OF_THINGS = stemSet('category section department collection range');
const DISTINCT = stemSet('different distinct unique separate various');
const BEHIND = stemSet(
  'category product item page section department collection range email campaign newsletter order purchase mailing',
);
const NOTHING: ReadonlySet<string> = new Set();
const PREPOSITIONS = [
  'from',
  'in',
  'of',
  'for',
  'at',
  'on',
  'within',
  'among',
  'out of',
  'from the category',
  'in the category',
  'in category',
  'from category',
];

/** A noun phrase behind or within the words of an event; `stops` are words that belong to the event itself. */
export function readObject(context: Context, at: number, event: string, stops: ReadonlySet<string>): Read<ObjectWords> {
  const object: ObjectWords = { where: [], notes: [] };
  const { words } = context;
  let end = at;
  for (;;) {
    const word = words.stem(end);
    if (stops.has(word)) break;
    const value = readNamedValue(context, end, event, stops);
    if (value) {
      object.where.push(value.value.where);
      object.notes.push(...value.value.notes);
      end = value.end;
    } else if (DETERMINERS.has(word) || word === 'singl') end += 1;
    else if (word === 'same') {
      const noun = words.stem(end + 1);
      const path = pathOfNoun(context, event, noun);
      if (path === undefined) break;
      object.same = path;
      end += 1;
    } else if (DISTINCT.has(word)) {
      const path = pathOfNoun(context, event, words.stem(end + 1));
      if (path === undefined) break;
      object.distinct = path;
      end += 1;
    } else if (KINDS_OF_THINGS.has(word)) {
      // “that category” speaks of one that was named elsewhere; only counted or all the same ones are said here.
      const path = pathOfNoun(context, event, word);
      if (object.count && object.distinct === undefined && path !== undefined) object.distinct = path;
      if (object.distinct === undefined && object.same === undefined) break;
      end += 1;
    } else if (NOUNS.has(word)) end += 1;
    else {
      const count = object.count ? undefined : readCount(context, end);
      if (count) object.count = count.value;
      else if (!isCountOf(context, end)) break;
      end = count?.end ?? end + 1;
    }
  }
  // What stands at the end must be a noun or a value: a lone article or number is not an object.
  return { value: object, end: trim(context, at, end) };
}

const trim = ({ words }: Context, at: number, end: number): number => {
  let last = end;
  while (last > at && DETERMINERS.has(words.stem(last - 1)) && !NOUNS.has(words.stem(last - 1))) last -= 1;
  return last;
};

const COUNTED = new Set([...DISTINCT, ...stemSet('category product item')]);

/** “from” in “from 3 different categories”. */
const isCountOf = ({ words }: Context, at: number): boolean =>
  words.match(at, 'from', 'in', 'of', 'across') !== undefined &&
  readAmount(words, at + 1)?.value.money === undefined &&
  COUNTED.has(words.stem(readAmount(words, at + 1)?.end ?? at));

/** A number of things, not of times, days or pounds. */
export function readCount({ words }: Context, at: number): Read<Bounded> | undefined {
  const amount = readAmount(words, at);
  if (!amount || amount.value.money || amount.value.percent) return undefined;
  const next = words.stem(amount.end);
  if (next === 'tim' || next === 'point' || isUnit(next) || words.at(amount.end)?.kind === 'duration') return undefined;
  return amount;
}

/** A value of the event’s properties, with or without a preposition: “toys”, “from the Christmas range”. */
export function readNamedValue(
  context: Context,
  at: number,
  event: string,
  stops: ReadonlySet<string> = NOTHING,
): Read<{ where: Where; notes: Note[] }> | undefined {
  const { words, lexicon } = context;
  const preposition = words.match(at, ...PREPOSITIONS);
  for (const start of preposition === undefined ? [at] : [preposition, at]) {
    const place = words.skip(start, DETERMINERS);
    for (const property of tellingProperties(context, event)) {
      const table = lexicon.valuesOf(event, property);
      const list = readValues(words, place, { table, before: ['in', 'from', 'the', 'for'] });
      if (!list || words.at(place)?.kind === 'quoted') continue;
      const end = stops.has(words.stem(list.end)) ? list.end : words.skip(list.end, BEHIND);
      return { value: { where: whereOf(property, list.value.values), notes: list.value.notes }, end };
    }
    const quoted = words.at(place);
    const property = quoted?.kind === 'quoted' ? quotedProperty(context, event, words.stem(place + 1)) : undefined;
    if (quoted && property) {
      const behind = stops.has(words.stem(place + 1)) ? place + 1 : place + 2;
      const notes = newValueNotes(context, event, property, quoted.text, place);
      return { value: { where: whereOf(property, [quoted.text]), notes }, end: behind };
    }
  }
  return undefined;
}

function newValueNotes({ lexicon }: Context, event: string, property: string, said: string, at: number): Note[] {
  const known = lexicon.vocabulary.properties.find((each) => each.event === event && each.name === property);
  const held = known?.values.some((value) => String(value).toLowerCase() === said.toLowerCase());
  return held ? [] : [{ from: at, to: at + 1, message: `No data holds the value “${said}” so far.` }];
}

/** The property that the noun behind a quoted name speaks of: the “Spring sale” email. */
function quotedProperty(context: Context, event: string, noun: string): string | undefined {
  const names: Readonly<Record<string, string>> = {
    category: 'category',
    email: 'campaign',
    campaign: 'campaign',
    newsletter: 'campaign',
    page: 'name',
  };
  const name = Object.entries(names).find(([word]) => stem(word) === noun)?.[1];
  return name && propertyPath(context, event, name);
}

const whereOf = (property: string, values: readonly (string | number | boolean)[]): Where => {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { property, op: 'eq', value: only }
    : { property, op: 'in', value: [...values] };
};
