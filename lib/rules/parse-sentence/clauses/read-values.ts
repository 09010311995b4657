import type { Note } from '../draft';
import type { KnownName } from '../lexicon/build-lexicon';
import { DETERMINERS } from '../lexicon/function-words';
import type { PhraseTable } from '../phrase-table';
import type { KnownValue } from '../vocabulary';
import type { Read, Words } from '../words';

export interface ValueList {
  values: KnownValue[];
  notes: Note[];
}

export interface ValueOptions {
  table?: PhraseTable<KnownName>;
  /** A word that no customer has as a value is taken too, and said to be so. */
  open?: boolean;
  /** Words that may stand before every value: “in Germany or in France”. */
  before?: readonly string[];
  type?: 'text' | 'number' | 'boolean' | 'date' | 'list';
}

const LINKS = ['or', 'and', 'nor', ', or', ', and', ',', 'or else', 'and/or'];
const CLOSED = new Set([
  'and',
  'or',
  ',',
  '.',
  ')',
  '(',
  'who',
  'whose',
  'but',
  'not',
  'in',
  'with',
  'that',
  'the',
  'a',
  'an',
  'last',
  'past',
]);

function readValue(words: Words, at: number, { table, open, type }: ValueOptions): Read<ValueList> | undefined {
  const token = words.at(at);
  if (!token) return undefined;
  if (token.kind === 'quoted') {
    const inside = words.inside(at);
    const known = table?.all(inside, 0).find(({ value, end }) => !value.part && end === inside.length);
    return { value: { values: [known?.value.value ?? token.text], notes: [] }, end: at + 1 };
  }
  const start = words.skip(at, DETERMINERS);
  for (const place of start === at ? [at] : [at, start]) {
    const found = table
      ?.all(words, place)
      .find(({ value }) => !value.code || /^[A-Z]{2}$/.test(words.at(place)?.text ?? ''));
    if (found) return { value: { values: [found.value.value], notes: partNote(words, place, found) }, end: found.end };
  }
  if (!open) return undefined;
  if (token.kind === 'number' && token.number !== undefined && type !== 'text')
    return { value: { values: [token.number], notes: [] }, end: at + 1 };
  if (type === 'number') return undefined;
  if (words.match(at, 'true', 'yes')) return { value: { values: [true], notes: [] }, end: at + 1 };
  if (words.match(at, 'false', 'no')) return { value: { values: [false], notes: [] }, end: at + 1 };
  if (token.kind === 'sign' || CLOSED.has(token.stem)) return undefined;
  const note = { from: at, to: at + 1, message: `No data holds the value “${token.text}” so far.`, keys: ['value'] };
  return { value: { values: [token.text], notes: table ? [note] : [] }, end: at + 1 };
}

function partNote(words: Words, at: number, found: Read<KnownName>): Note[] {
  const said = words.slice(at, found.end);
  return found.value.part
    ? [{ from: at, to: found.end, message: `“${said}” was taken as “${found.value.value}”.` }]
    : [];
}

/** One value or a list of them: “Germany”, “Germany, France or Spain”. */
export function readValues(words: Words, at: number, options: ValueOptions): Read<ValueList> | undefined {
  const first = readValue(words, at, options);
  if (!first) return undefined;
  const values = [...first.value.values];
  const notes = [...first.value.notes];
  let { end } = first;
  for (;;) {
    const link = words.match(end, ...LINKS);
    if (link === undefined) break;
    const start = words.match(link, ...(options.before ?? [])) ?? link;
    // Behind a comma or “and” a word that is no value begins something else.
    const next = readValue(words, start, { ...options, open: options.open && words.at(start)?.kind === 'quoted' });
    if (!next) break;
    values.push(...next.value.values);
    notes.push(...next.value.notes);
    end = next.end;
  }
  return { value: { values: [...new Set(values)], notes }, end };
}
