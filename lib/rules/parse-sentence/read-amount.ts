import type { Comparison } from '../operators/operator-table';
import { type Amount, readNumber } from './read-number';
import type { Read, Words } from './words';

/** A number with how something compares to it. */
export interface Bounded {
  op: Comparison;
  value: number | [number, number];
  /** Nothing was said about how to compare. */
  bare: boolean;
  percent: boolean;
  money?: string;
  vague: boolean;
}

const BEFORE: readonly (readonly [Comparison, readonly string[]])[] = [
  [
    'gte',
    [
      'at least',
      'no less than',
      'no fewer than',
      'not less than',
      'a minimum of',
      'minimum of',
      'minimum',
      'min',
      '>=',
      'upwards of',
    ],
  ],
  [
    'lte',
    [
      'at most',
      'no more than',
      'not more than',
      'not over',
      'up to',
      'a maximum of',
      'maximum of',
      'maximum',
      'max',
      '<=',
      'no higher than',
    ],
  ],
  [
    'gt',
    [
      'more than',
      'over',
      'above',
      'greater than',
      'higher than',
      'bigger than',
      'larger than',
      'exceeding',
      'exceeds',
      '>',
      'in excess of',
      'older than',
      'upward of',
    ],
  ],
  ['lt', ['less than', 'fewer than', 'under', 'below', 'lower than', 'smaller than', '<', 'younger than']],
  ['neq', ['not exactly', 'anything but']],
  ['eq', ['exactly', 'equal to', 'equals', '=', 'just', 'only', 'precisely', 'a score of']],
];
const MORE = [
  'or more',
  'or above',
  'or higher',
  'or over',
  'or greater',
  'or older',
  'or better',
  'or longer',
  'and above',
  'and over',
  'and up',
  'plus',
  '+',
];
const LESS = ['or less', 'or fewer', 'or below', 'or under', 'or lower', 'or younger', 'and below', 'and under'];

/** “or more” and its like, standing behind a number or behind what it counts. */
export function readTail(words: Words, at: number): Read<Comparison> | undefined {
  const more = words.match(at, ...MORE);
  if (more !== undefined) return { value: 'gte', end: more };
  const less = words.match(at, ...LESS);
  return less === undefined ? undefined : { value: 'lte', end: less };
}

const plain = ({ number }: Amount): number => number;

function bounded(op: Comparison, value: number | [number, number], parts: readonly Amount[], bare: boolean): Bounded {
  const money = parts.find((part) => part.money)?.money;
  return {
    op,
    value,
    bare,
    percent: parts.some((part) => part.percent === true),
    vague: parts.some((part) => part.vague === true),
    ...(money ? { money } : {}),
  };
}

/** “at least 3”, “between £10 and £20”, “5 or more”, “25 to 34”, “twenty”. */
export function readAmount(words: Words, at: number): Read<Bounded> | undefined {
  const between = words.match(at, 'between', 'from', 'in between', 'anywhere between');
  if (between !== undefined) {
    const range = readRange(words, between);
    if (range) return range;
  }
  for (const [op, phrases] of BEFORE) {
    const end = words.match(at, ...phrases);
    const number = end === undefined ? undefined : readNumber(words, words.match(end, 'a total of', 'the') ?? end);
    if (number) return { value: bounded(op, plain(number.value), [number.value], false), end: number.end };
  }
  const range = readRange(words, at, true);
  if (range) return range;
  const number = readNumber(words, at);
  if (!number) return undefined;
  const tail = readTail(words, number.end);
  if (tail) return { value: bounded(tail.value, plain(number.value), [number.value], false), end: tail.end };
  return { value: bounded('eq', plain(number.value), [number.value], true), end: number.end };
}

function readRange(words: Words, at: number, onlyTo = false): Read<Bounded> | undefined {
  const low = readNumber(words, at);
  const link = low && words.match(low.end, 'to', 'through', ...(onlyTo ? [] : ['and']));
  const high = link === undefined ? undefined : readNumber(words, link);
  if (!low || !high) return undefined;
  return {
    value: bounded('between', [plain(low.value), plain(high.value)], [low.value, high.value], false),
    end: high.end,
  };
}
