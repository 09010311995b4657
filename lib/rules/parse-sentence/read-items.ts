import { isNever, negate } from './change-draft';
import { readConsent } from './clauses/read-consent';
import { readEvent } from './clauses/read-event';
import { readMetric } from './clauses/read-metric';
import { readKind, readStages } from './clauses/read-population';
import { readScore } from './clauses/read-score';
import { readSegment } from './clauses/read-segment';
import { readTrait } from './clauses/read-trait';
import { readWindow } from './clauses/read-window';
import type { Clause, Context, Lead } from './context';
import type { Draft } from './draft';
import { readElliptic, shareBack, shareForward, shareThatTime } from './elliptic-events';
import type { Item } from './items';
import { FILLERS, NEGATIONS } from './lexicon/function-words';
import { type Read, stemSet } from './words';

export interface Items {
  items: Item[];
  /** Places of words that nobody understood. */
  unknown: number[];
}

const OUT = [
  'except',
  'except for',
  'excluding',
  'exclude',
  'leave out',
  'leaving out',
  'apart from',
  'other than',
  'minus',
  'but not those',
  'not those',
  'not anyone',
  'not anybody',
  'not customers',
  'not people',
  'with the exception of',
  'omit',
  'drop',
  'ignore',
  'remove',
  'without those',
  'without anyone',
  'not including',
  'skip',
  'take out',
  'not the ones',
  'but not the ones',
  'but not anyone',
  'but not customers',
  'not counting',
];
/** “remove” is an order, “removed” what somebody did. */
const OUT_WORDS = new Set(OUT.map((phrase) => phrase.split(' ')[0] ?? ''));
const CONNECTORS: readonly (readonly ['and' | 'or' | 'comma' | 'either' | 'neither', readonly string[]])[] = [
  ['either', ['either', 'any of', 'any of the following', 'any of :', 'either :']],
  ['neither', ['neither', 'none of', 'none of the following']],
  [
    'or',
    [
      'or',
      'or else',
      'nor',
      'or alternatively',
      'as well as those',
      'or those',
      'and also those',
      'or anyone',
      'or are',
    ],
  ],
  [
    'and',
    [
      'and',
      'but',
      'as well as',
      'while',
      'although',
      'though',
      'yet',
      'plus',
      'and also',
      'but also',
      'in addition',
      'whereas',
      'unless',
      'even though',
      'also',
      '.',
      ':',
      '-',
      'combined with',
      '&',
      'but still',
      'but who',
      'and then',
    ],
  ],
  ['comma', [',']],
];
const ARTICLES = stemSet('a an the');
const PRONOUNS = new Set(['who', 'whose', 'that', 'which']);

/** Reads a sentence from left to right into its pieces. What nothing can be made of is passed over and remembered. */
export function readItems(context: Context, start = 0): Items {
  const { words } = context;
  const items: Item[] = [];
  const unknown: number[] = [];
  // “did not attend the launch”: what was denied is not asked for because one word of it is not known.
  const carried: number[] = [];
  let at = start;
  while (at < words.length) {
    const glue = readGlue(context, at);
    if (glue) {
      unknown.push(...carried.splice(0));
      items.push(glue.value);
      at = glue.end;
      continue;
    }
    const found = readLed(context, at);
    if (found.clause) {
      const { said, pronoun } = found;
      const lost = carried.splice(0);
      const keeps = lost.length % 2 === 1 && !pronoun && isEvent(found.clause.value);
      if (!keeps) unknown.push(...lost);
      const denied = found.denied !== keeps;
      const read = denied ? negate(found.clause.value) : found.clause.value;
      const draft =
        (denied ? said === 'not' : isNever(read)) && !pronoun
          ? shareForward(context, read, items, found.from, found.clause.end)
          : shareThatTime(context, read, items, found.from, found.clause.end);
      if (!pronoun) shareBack(context, draft, items, found.from);
      items.push({ kind: 'clause', draft, from: found.from, to: found.clause.end, pronoun });
      at = found.clause.end;
      continue;
    }
    const elliptic = found.denied ? readElliptic(context, (found.denials.at(-1) ?? at) + 1, items) : undefined;
    if (elliptic) {
      items.push({ kind: 'clause', draft: elliptic.value, from: at, to: elliptic.end, pronoun: false });
      at = elliptic.end;
      continue;
    }
    if (found.denied && words.stem(found.stop) === '(') items.push({ kind: 'not', from: at });
    else carried.push(...found.denials);
    const word = words.at(found.stop);
    const lost = word && !readGlue(context, found.stop) && !FILLERS.has(word.stem);
    if (lost) unknown.push(found.stop);
    at = lost ? found.stop + 1 : Math.max(found.stop, at + 1);
  }
  return { items, unknown: [...unknown, ...carried] };
}

const isEvent = (draft: Draft): boolean => draft.kind === 'condition' && draft.condition.type === 'event';

function readGlue(context: Context, at: number): Read<Item> | undefined {
  const { words } = context;
  const sign = words.at(at)?.kind === 'sign' ? words.stem(at) : '';
  if (sign === '(' || sign === '[') return { value: { kind: 'open', from: at }, end: at + 1 };
  if (sign === ')' || sign === ']') {
    const window = readWindow(context, at + 1);
    return {
      value: { kind: 'close', from: at, ...(window ? { window: window.value } : {}) },
      end: window?.end ?? at + 1,
    };
  }
  const out = words.match(at, ...OUT);
  if (out !== undefined && OUT_WORDS.has(words.at(at)?.text.toLowerCase() ?? ''))
    return { value: { kind: 'out', from: at }, end: out };
  let best: Read<Item> | undefined;
  for (const [kind, phrases] of CONNECTORS) {
    const end = words.match(at, ...phrases);
    if (end === undefined || (best && best.end >= end)) continue;
    const strong = words.stem(at - 1) === ',';
    best = { value: kind === 'either' || kind === 'neither' ? { kind, from: at } : { kind, from: at, strong }, end };
  }
  return best;
}

interface Led {
  clause?: Clause;
  denied: boolean;
  /** The word that denied. */
  said: string;
  denials: number[];
  pronoun: boolean;
  from: number;
  /** Where reading stopped without a clause. */
  stop: number;
}

/** A clause with what stands before it: “who have not …”, “with no …”. */
function readLed(context: Context, at: number): Led {
  const { words } = context;
  const lead: Lead = { having: false, being: false, denied: false, never: false };
  const led: Led = { denied: false, said: '', denials: [], pronoun: false, from: at, stop: at };
  for (let place = at; ; place += 1) {
    led.stop = place;
    led.from = place;
    const ends = words.at(place)?.kind === 'sign' || readGlue(context, place) !== undefined;
    if (place >= words.length || (place > at && ends)) return led;
    const clause = readClause(context, place, lead);
    if (clause) return { ...led, clause };
    const word = words.stem(place);
    if (NEGATIONS.has(word)) {
      led.denied = !led.denied;
      led.said = word;
      led.denials.push(place);
      lead.denied = led.denied;
      lead.never ||= word === 'never';
      if (['no', 'without', 'zero'].includes(word)) lead.having = true;
    } else if (word === 'have' || word === 'with') lead.having = true;
    else if (word === 'be') lead.being = true;
    else if (!FILLERS.has(word) || ends) return led;
    if (PRONOUNS.has(word)) led.pronoun = true;
  }
}

/** The longest clause that can be read here, with or without the article that stands before it. */
function readClause(context: Context, at: number, lead: Lead): Clause | undefined {
  const { words } = context;
  const noun = words.skip(at, ARTICLES);
  const clause = readClauseAt(context, at, lead);
  const behind = noun === at ? undefined : readClauseAt(context, noun, lead);
  return behind && (!clause || behind.end > clause.end) ? behind : clause;
}

/** The longest clause from this word on; where two are as long, the one that says more surely what it is. */
function readClauseAt(context: Context, at: number, lead: Lead): Clause | undefined {
  const readers = [readScore, readConsent, readMetric, readStages, readTrait, readEvent, readSegment, readKind];
  let best: Clause | undefined;
  for (const read of readers) {
    const clause = read(context, at, lead);
    if (clause && (!best || clause.end > best.end)) best = clause;
  }
  return best;
}
