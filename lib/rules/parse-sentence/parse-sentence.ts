import { jsonPointer } from '@/lib/core';
import { ruleSchema } from '../schema/rule-schema';
import type { Rule, RuleNode } from '../types';
import { combineItems } from './combine-items';
import { correctSlips } from './correct-slips';
import type { Draft, Note } from './draft';
import { type Lexicon, lexiconOf } from './lexicon/build-lexicon';
import { readItems } from './read-items';
import { tokenize } from './tokenize';
import { MAX_SENTENCE, type Vocabulary } from './vocabulary';
import { Words } from './words';

/** Something that the sentence left open, and how it was decided. */
export interface Assumption {
  /** The words that it is about. */
  text: string;
  /** What was decided, as a sentence. */
  message: string;
  /** JSON pointer of the place in the rule. */
  path: string;
  start: number;
  end: number;
}

/** A piece of the sentence, by its place in it (UTF-16 units, the end not included). */
export interface Span {
  text: string;
  start: number;
  end: number;
}

export interface ParsedSentence {
  /** Null where nothing of the sentence was understood. */
  rule: Rule | null;
  assumptions: Assumption[];
  /** Words that nothing could be made of: they are not in the rule. */
  unknown: Span[];
  /** Which words became which condition. */
  understood: (Span & { path: string })[];
  /** What the sentence wants with a rule that is there already: take its place, or be one more condition of it. */
  intent: 'replace' | 'narrow';
}

const EVERYONE = /^\s*((select|show|send( it)? to|find|list)\s+)?(all|every|everyone|everybody|anyone)\b/i;
const NARROWS =
  /^\s*(and\s+|also\s+|then\s+|please\s+|now\s+)*(leave out|exclude|excluding|except|remove|drop|without|only|also only|omit|take out|keep only|narrow)\b/i;

/**
 * The rule that an English sentence asks for, read with a grammar over the catalogue and the names and values of the
 * shop's data. Nothing is guessed in silence: each default is an assumption, and each word that was not understood is
 * named. The same sentence and vocabulary give the same answer.
 */
export function parseSentence(text: string, vocabulary: Vocabulary): ParsedSentence {
  const lexicon = lexiconOf(vocabulary);
  const typed = readWords(new Words(text, tokenize(text.slice(0, MAX_SENTENCE))), lexicon);
  // Only what nobody understood can be a slip; where putting it right makes nothing clearer, it stays as it was typed.
  const slips = correctSlips(typed.words.tokens, lexicon, new Set(typed.unknown));
  const righted = slips.notes.length > 0 ? readWords(new Words(text, slips.tokens), lexicon) : typed;
  const better = righted.unknown.length < typed.unknown.length;
  const { words, items, unknown, headed } = better ? righted : typed;
  const notes = better ? slips.notes : [];
  const combined = combineItems(items);
  const everyone = !combined && unknown.length === 0 && EVERYONE.test(text);
  const root: Draft | undefined =
    combined ?? (everyone ? { kind: 'group', type: 'all', children: [], notes: [] } : undefined);
  const heading: Note[] =
    headed > 0
      ? [{ from: 0, to: headed - 1, message: `“${words.slice(0, headed - 1)}” was taken as a name only.` }]
      : [];
  const result = root && finish(root, words, [...notes, ...heading]);
  const rule = result && ruleSchema.safeParse(result.rule).success ? result.rule : null;
  const known = { assumptions: result?.assumptions ?? [], understood: result?.understood ?? [] };
  return {
    rule,
    assumptions: rule ? known.assumptions : [],
    unknown: rule
      ? spansOf(words, unknown)
      : spansOf(
          words,
          words.tokens.flatMap((token, at) => (token.kind === 'sign' ? [] : [at])),
        ),
    understood: rule ? known.understood : [],
    intent: NARROWS.test(text) ? 'narrow' : 'replace',
  };
}

function readWords(words: Words, lexicon: Lexicon) {
  const headed = readHeaded(words);
  return { words, headed, ...readItems({ words, lexicon }, headed) };
}

/** Where a sentence begins that has a name before it: “Frequent buyers: more than 6 orders”. */
function readHeaded(words: Words): number {
  const colon = words.tokens.findIndex(({ kind, text }) => kind === 'sign' && text === ':');
  const short = colon > 0 && colon <= 6 && colon < words.length - 1;
  const open = words.tokens.slice(0, Math.max(colon, 0)).some(({ kind, text }) => kind === 'number' || text === '(');
  return short && !open ? colon + 1 : 0;
}

/** Neighbouring words as one piece. */
function spansOf(words: Words, places: readonly number[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last.to === place) last.to = place + 1;
    else spans.push({ from: place, to: place + 1 });
  }
  return spans.map(({ from, to }) => spanOf(words, from, to));
}

function spanOf(words: Words, from: number, to: number): Span {
  const last = Math.min(to, words.length);
  return { text: words.slice(from, last), start: words.at(from)?.start ?? 0, end: words.at(last - 1)?.end ?? 0 };
}

function finish(root: Draft, words: Words, slips: readonly Note[]) {
  const assumptions: Assumption[] = [];
  const understood: ParsedSentence['understood'] = [];
  const assume = ({ from, to, message, keys = [] }: Note, path: readonly PropertyKey[]): void => {
    const span = spanOf(words, from, to);
    if (assumptions.some((other) => other.message === message && other.start === span.start)) return;
    assumptions.push({ ...span, message, path: jsonPointer([...path, ...keys]) });
  };
  for (const slip of slips) assume(slip, []);
  const visit = (draft: Draft, path: readonly PropertyKey[]): RuleNode => {
    for (const note of draft.notes) assume(note, path);
    if (draft.kind === 'group')
      return {
        type: draft.type,
        children: draft.children.map((child, index) => visit(child, [...path, 'children', index])),
      };
    understood.push({ ...spanOf(words, draft.from, draft.to), path: jsonPointer(path) });
    return draft.condition;
  };
  const isRoot = root.kind === 'group';
  const node = isRoot ? visit(root, []) : visit(root, ['children', 0]);
  const rule: Rule =
    node.type === 'all' || node.type === 'any' || node.type === 'none' ? node : { type: 'all', children: [node] };
  // A slip belongs to the condition that its word went into.
  for (const assumption of assumptions)
    if (assumption.path === '')
      assumption.path =
        understood.find(({ start, end }) => start <= assumption.start && assumption.end <= end)?.path ?? '';
  return { rule, assumptions, understood };
}
