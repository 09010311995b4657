import { slipDistance } from '@/lib/core';
import type { Note } from './draft';
import type { Lexicon } from './lexicon/build-lexicon';
import { EVENT_PHRASES, VERBS } from './lexicon/event-phrases';
import { DETERMINERS, FILLERS, NEGATIONS, PERSON_NOUNS, PRODUCT_NOUNS } from './lexicon/function-words';
import { GRAMMAR_PHRASES } from './lexicon/grammar-phrases';
import { stem } from './stem';
import type { Token } from './tokenize';
import { stemsOf } from './words';

interface Known {
  stems: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
}

const cache = new WeakMap<Lexicon, Known>();

function knownWords(lexicon: Lexicon): Known {
  const before = cache.get(lexicon);
  if (before) return before;
  const stems = new Set<string>([...DETERMINERS, ...FILLERS, ...NEGATIONS, ...PERSON_NOUNS, ...PRODUCT_NOUNS]);
  const pairs = new Set<string>();
  const addPhrase = (phrase: string) => {
    const words = stemsOf(phrase);
    words.forEach((word, index) => {
      stems.add(word);
      if (index > 0) pairs.add(`${words[index - 1]} ${word}`);
    });
  };
  for (const phrase of GRAMMAR_PHRASES) addPhrase(phrase);
  for (const phrases of Object.values(EVENT_PHRASES))
    for (const phrase of phrases) phrase.split(/[ |*]+/).forEach(addPhrase);
  for (const phrase of Object.entries(VERBS).flat(2)) addPhrase(phrase);
  for (const event of lexicon.vocabulary.events) addPhrase(event);
  for (const { event, name } of lexicon.vocabulary.properties) {
    for (const word of lexicon.propertiesOf(event).stems) stems.add(word);
    for (const word of lexicon.valuesOf(event, name).stems) stems.add(word);
  }
  const tables = [lexicon.metrics, lexicon.traits, lexicon.segments, lexicon.channels, lexicon.nationalities];
  for (const table of [...tables, ...lexicon.traitValues.values()]) {
    for (const word of table.stems) stems.add(word);
    for (const pair of table.pairs()) pairs.add(pair);
  }
  const known = { stems, pairs };
  cache.set(lexicon, known);
  return known;
}

/** Letters that may be wrong: none in short words, in words of up to five letters none changed for another. */
function isSlipOf(word: string, known: string): number | undefined {
  if (word.length < 4 || known.length < 4 || word[0] !== known[0]) return undefined;
  const most = word.length >= 8 ? 2 : 1;
  if (Math.abs(word.length - known.length) > most) return undefined;
  const distance = slipDistance(word, known);
  if (distance > most) return undefined;
  const exchanged = word.length === known.length && [...word].sort().join('') !== [...known].sort().join('');
  return word.length <= 5 && exchanged ? undefined : distance;
}

/**
 * The words with slips of the pen put right, at places where nothing was understood: a word that nobody knows becomes the one known word nearest to it. Each
 * correction is a note; where two words are equally near, the one that stands behind its neighbour elsewhere is taken, and
 * none where that decides nothing.
 */
export function correctSlips(
  tokens: readonly Token[],
  lexicon: Lexicon,
  places: ReadonlySet<number>,
): { tokens: Token[]; notes: Note[] } {
  const { stems, pairs } = knownWords(lexicon);
  const notes: Note[] = [];
  const corrected = tokens.map((token, index) => {
    if (!places.has(index) || token.kind !== 'word' || stems.has(token.stem) || !/^\p{L}+$/u.test(token.text))
      return token;
    const near = new Map<number, string[]>();
    for (const known of stems) {
      const distance = isSlipOf(token.stem, known);
      if (distance !== undefined) near.set(distance, [...(near.get(distance) ?? []), known]);
    }
    const best = near.get(1) ?? near.get(2) ?? [];
    const before = tokens[index - 1]?.stem;
    const fitting = best.filter((known) => pairs.has(`${before} ${known}`));
    const [only] = best.length === 1 ? best : fitting;
    if (only === undefined || (best.length > 1 && fitting.length !== 1)) return token;
    notes.push({ from: index, to: index + 1, message: `“${token.text}” was read as “${fullWord(only)}”.` });
    return { ...token, stem: only, text: /^[A-Z]{2}$/.test(token.text) ? token.text : fullWord(only) };
  });
  return { tokens: corrected, notes };
}

const FULL = new Map<string, string>();

/** A word whose stem this is, to be shown. */
function fullWord(known: string): string {
  if (FULL.size === 0)
    for (const phrase of [...GRAMMAR_PHRASES, ...Object.values(EVENT_PHRASES).flat()])
      for (const word of phrase.split(/[ |*]+/)) if (word && !FULL.has(stem(word))) FULL.set(stem(word), word);
  return FULL.get(known) ?? known;
}
