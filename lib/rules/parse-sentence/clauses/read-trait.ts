import type { ValueType } from '@/lib/catalog';
import { findTrait } from '@/lib/catalog';
import type { TraitCondition } from '../../types';
import type { Clause, Context, Lead } from '../context';
import { draft, type Note } from '../draft';
import { PERSON_NOUNS } from '../lexicon/function-words';
import { MEN, TRAIT_LEADS, TRAIT_LEADS_NOT, WOMEN } from '../lexicon/trait-phrases';
import { type Bounded, readAmount } from '../read-amount';
import { isUnit } from '../read-duration';
import type { KnownValue } from '../vocabulary';
import type { Read, Words } from '../words';
import { readBirthday } from './read-birthday';
import { readRegion } from './read-region';
import { readSignUp } from './read-sign-up';
import { readTest } from './read-test';
import { readValues, type ValueList } from './read-values';

const typeOf = ({ lexicon }: Context, trait: string): ValueType => {
  const known = findTrait(trait);
  return known.known ? known.type : (lexicon.vocabulary.traits.find(({ name }) => name === trait)?.type ?? 'text');
};

const oneOf = (trait: string, values: readonly KnownValue[], denied = false): TraitCondition => {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { type: 'trait', trait, op: denied ? 'neq' : 'eq', value: only }
    : { type: 'trait', trait, op: denied ? 'notIn' : 'in', value: [...values] };
};

/** A clause about who somebody is. */
export function readTrait(context: Context, at: number, lead: Lead): Clause | undefined {
  return [
    readBirthday(context, at),
    readAge(context, at),
    readSignUp(context, at),
    readGender(context, at),
    readNamed(context, at, lead),
    readLed(context, at),
    readValueFirst(context, at),
    readNationality(context, at),
    readRegion(context, at),
  ]
    .filter((clause) => clause !== undefined)
    .toSorted((a, b) => b.end - a.end)[0];
}

/** “country is Germany”, “loyalty tier is gold”, “have a phone number”. */
function readNamed(context: Context, at: number, { having }: Lead): Clause | undefined {
  const { words, lexicon } = context;
  for (const { value: trait, end: named } of lexicon.traits.all(words, at)) {
    const end = words.match(named, 'attribute', 'trait', 'property', 'field') ?? named;
    const table = lexicon.traitValues.get(trait);
    const test = readTest(context, end, { type: typeOf(context, trait), ...(table ? { table } : {}) });
    if (test && test.value.percentile === undefined) {
      const { op, value, notes } = test.value;
      const condition: TraitCondition = { type: 'trait', trait, op, ...(value === undefined ? {} : { value }) };
      return { value: draft(condition, at, test.end, notes), end: test.end };
    }
    if (having && (table || findTrait(trait).known)) {
      const last = words.match(end, 'on file', 'on record', 'at all') ?? end;
      return { value: draft({ type: 'trait', trait, op: 'exists' }, at, last), end: last };
    }
  }
  return undefined;
}

/** “in Germany”, “live in London”, “speak German”, “through Instagram”, “outside the UK”. */
function readLed(context: Context, at: number): Clause | undefined {
  const { words, lexicon } = context;
  const outside = words.match(at, ...TRAIT_LEADS_NOT);
  let best: Clause | undefined;
  const take = (traits: readonly string[], start: number, before: readonly string[], denied: boolean): void => {
    for (const trait of traits) {
      const table = lexicon.traitValues.get(trait);
      const list = table && readValues(words, start, { table, before });
      if (!list || (best && best.end >= list.end)) continue;
      best = { value: draft(oneOf(trait, list.value.values, denied), at, list.end, list.value.notes), end: list.end };
    }
  };
  if (outside !== undefined)
    take(['country', 'city'], words.match(outside, 'of') ?? outside, ['outside', 'in', 'from'], true);
  for (const [traits, phrases] of TRAIT_LEADS) {
    const start = words.match(at, ...phrases);
    if (start !== undefined) take(traits, start, ['in', 'from', 'via', 'through', 'on', 'live in'], false);
  }
  return best;
}

/** “gold or silver loyalty tier”, “Gold members”. */
function readValueFirst(context: Context, at: number): Clause | undefined {
  const { words, lexicon } = context;
  for (const [trait, table] of lexicon.traitValues) {
    if (trait === 'language') continue;
    const list: Read<ValueList> | undefined = readValues(words, at, { table });
    if (!list) continue;
    const named = lexicon.traits.all(words, list.end).find(({ value }) => value === trait);
    if (named)
      return { value: draft(oneOf(trait, list.value.values), at, named.end, list.value.notes), end: named.end };
    const place = ['country', 'city'].includes(trait);
    if (!PERSON_NOUNS.has(words.stem(list.end)) || list.value.notes.length > 0) continue;
    const note: Note = {
      from: at,
      to: list.end,
      message: `“${words.slice(at, list.end)}” was taken as the ${findTrait(trait).label}.`,
      keys: ['trait'],
    };
    return { value: draft(oneOf(trait, list.value.values), at, list.end, place ? [] : [note]), end: list.end };
  }
  return undefined;
}

/** “German customers”, “are French or Spanish”. */
function readNationality({ words, lexicon }: Context, at: number): Clause | undefined {
  const codes: string[] = [];
  let end = at;
  for (;;) {
    const start = codes.length > 0 ? words.match(end, 'and', 'or', ',') : end;
    const found = start === undefined ? undefined : lexicon.nationalities.longest(words, start);
    if (!found || words.at(start ?? 0)?.text === 'us') break;
    codes.push(found.value);
    end = found.end;
  }
  if (codes.length === 0) return undefined;
  const note: Note = {
    from: at,
    to: end,
    message: `“${words.slice(at, end)}” was taken as the country.`,
    keys: ['trait'],
  };
  return { value: draft(oneOf('country', codes), at, end, [note]), end };
}

/** “aged 25 to 34”, “over 60 years old”, “between 18 and 25 years of age”. */
function readAge({ words }: Context, at: number): Clause | undefined {
  const compared = words.match(at, 'younger than', 'older than') === undefined ? undefined : at;
  const aged = compared ?? words.match(at, 'aged', 'of age', 'age', 'age is', 'ages', 'who are aged', 'aged in the');
  const amount = readAmount(words, words.match(aged ?? at, 'is', 'of') ?? aged ?? at);
  if (!amount || amount.value.money || amount.value.percent) return undefined;
  const unit = words.match(amount.end, 'years old', 'years of age', 'year olds', 'year old', 'yo', 'years and older');
  if (aged === undefined && unit === undefined) return readBareAge(words, at, amount);
  const end = unit ?? words.match(amount.end, 'years') ?? amount.end;
  if (isUnit(words.stem(end)) || words.at(end)?.kind === 'duration') return undefined;
  const { op, value } = amount.value;
  return { value: draft({ type: 'trait', trait: 'age', op, value }, at, end), end };
}

const ENDS = new Set(['', ',', '.', ')', 'and', 'or', 'but', 'who', 'whose', 'in', 'from', 'live', 'with']);

/** “women under 30”: behind people and before nothing that could be counted, it is an age. */
function readBareAge(words: Words, at: number, { value, end }: Read<Bounded>): Clause | undefined {
  const people = PERSON_NOUNS.has(words.stem(at - 1)) || words.match(at - 1, ...WOMEN, ...MEN) !== undefined;
  const years = [value.value].flat();
  if (!people || value.bare || !ENDS.has(words.stem(end)) || years.some((each) => each < 13 || each > 110))
    return undefined;
  const message = `“${words.slice(at, end)}” was taken as an age in years.`;
  const condition: TraitCondition = { type: 'trait', trait: 'age', op: value.op, value: value.value };
  return { value: draft(condition, at, end, [{ from: at, to: end, message, keys: ['trait'] }]), end };
}

function readGender({ words, lexicon }: Context, at: number): Clause | undefined {
  const values = lexicon.vocabulary.traits.find(({ name }) => name === 'gender')?.values.map(String) ?? [];
  const find = (said: readonly string[], letters: RegExp): Clause | undefined => {
    const end = words.match(at, ...said);
    const value = values.find((each) => letters.test(each));
    if (end === undefined || value === undefined) return undefined;
    const note: Note = {
      from: at,
      to: end,
      message: `“${words.slice(at, end)}” was taken as the gender “${value}”.`,
      keys: ['value'],
    };
    return { value: draft(oneOf('gender', [value]), at, end, [note]), end };
  };
  return find(WOMEN, /^(f|w)/i) ?? find(MEN, /^m/i);
}
