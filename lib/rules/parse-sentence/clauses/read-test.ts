import type { Unit, ValueType } from '@/lib/catalog';
import type { Operator } from '../../operators/operator-table';
import type { OperandValue } from '../../schema/value-schemas';
import type { Context } from '../context';
import type { Note } from '../draft';
import type { KnownName } from '../lexicon/build-lexicon';
import type { PhraseTable } from '../phrase-table';
import { readAmount, readTail } from '../read-amount';
import { addDays, readDate } from '../read-date';
import { isUnit, readDuration } from '../read-duration';
import type { Read, Words } from '../words';
import { readShareOf } from './read-share';
import { readValues } from './read-values';

export interface Test {
  op: Operator;
  value?: OperandValue;
  percentile?: number;
  notes: Note[];
}

/** What is tested: the type and unit of its values, and those that the data holds. */
export interface Subject {
  type: ValueType;
  unit?: Unit;
  table?: PhraseTable<KnownName>;
}

const KNOWN: readonly (readonly [Operator, readonly string[]])[] = [
  [
    'notExists',
    [
      'is not known',
      'is unknown',
      'is missing',
      'is not set',
      'is empty',
      'does not exist',
      'is blank',
      'is not given',
    ],
  ],
  ['exists', ['is known', 'is set', 'exists', 'is not empty', 'is given', 'is present', 'on file', 'is on file']],
];
const TEXT: readonly (readonly [Operator, readonly string[]])[] = [
  ['notContains', ['does not contain', 'does not include', 'not containing', 'without']],
  ['contains', ['contains', 'containing', 'includes', 'including']],
  ['startsWith', ['starts with', 'starting with', 'begins with', 'beginning with']],
  ['endsWith', ['ends with', 'ending with', 'ends in', 'ending in', 'finishes with']],
];
const LISTS: readonly (readonly [Operator, readonly string[]])[] = [
  [
    'notIn',
    ['is none of', 'is not one of', 'is not any of', 'not in', 'is not in', 'is neither', 'none of', 'not one of'],
  ],
  [
    'neq',
    [
      'is not',
      'is other than',
      'not',
      'differs from',
      'does not equal',
      '!=',
      'is not equal to',
      'not equal to',
      'is not exactly',
      'does not match',
      'is anything but',
    ],
  ],
  ['in', ['is one of', 'is any of', 'is in', 'one of', 'any of', 'is either', 'either', 'in']],
  [
    'eq',
    [
      'is',
      'equals',
      '=',
      'is equal to',
      'equal to',
      'is exactly',
      'exactly',
      'exactly equal to',
      'matches',
      'exactly matches',
      ':',
      'of',
      'was',
      'is set to',
      'set to',
      'are',
      'is for',
    ],
  ],
];
const UNIT_WORDS = ['points', 'orders', 'sessions', 'times', 'pieces', 'out of 100', 'in total'];
const DAY_WORDS = ['days', 'day', 'days ago'];

/** What is said of a subject: “is one of “GB” or “DE””, “above £50”, “is in the top 25 %”, “starts with “A””. */
export function readTest(context: Context, at: number, subject: Subject): Read<Test> | undefined {
  const { words } = context;
  for (const [op, phrases] of KNOWN) {
    const end = words.match(at, ...phrases);
    if (end !== undefined) return { value: { op, notes: [] }, end };
  }
  const top = subject.type === 'number' ? readShareOf(words, at) : undefined;
  if (top) return top;
  if (subject.type === 'date') return readDateTest(context, at);
  if (subject.type === 'number') return readNumberTest(words, at, subject) ?? readListTest(words, at, subject);
  return readTextTest(words, at) ?? readListTest(words, at, subject);
}

function readTextTest(words: Words, at: number): Read<Test> | undefined {
  for (const [op, phrases] of TEXT) {
    const end = words.match(at, ...phrases);
    const token = end === undefined ? undefined : words.at(end);
    if (end !== undefined && token && (token.kind === 'quoted' || token.kind === 'word' || token.kind === 'number'))
      return { value: { op, value: token.text, notes: [] }, end: end + 1 };
  }
  return undefined;
}

function readListTest(words: Words, at: number, { table, type }: Subject): Read<Test> | undefined {
  for (const [op, phrases] of LISTS) {
    const start = words.match(at, ...phrases);
    const list =
      start === undefined ? undefined : readValues(words, start, { ...(table ? { table } : {}), open: true, type });
    if (!list) continue;
    const [only] = list.value.values;
    const many = list.value.values.length > 1;
    const positive = op === 'eq' || op === 'in';
    const { notes } = list.value;
    if (many || op === 'in' || op === 'notIn')
      return { value: { op: positive ? 'in' : 'notIn', value: list.value.values, notes }, end: list.end };
    return only === undefined ? undefined : { value: { op, value: only, notes }, end: list.end };
  }
  return undefined;
}

const NUMBER_LEADS = ['is', 'of', 'was', 'at', 'is at', 'has been', 'with', 'totalling', 'is of', 'scored', ':', ', '];

function readNumberTest(words: Words, at: number, { unit }: Subject): Read<Test> | undefined {
  const denied = words.match(at, 'is not', 'not');
  const starts = denied === undefined ? [at, ...NUMBER_LEADS.map((lead) => words.match(at, lead))] : [denied];
  const start = starts.find((place) => place !== undefined && readAmount(words, place) !== undefined) ?? at;
  const amount = readAmount(words, start);
  if (!amount) return undefined;
  const end = words.match(amount.end, ...(unit === 'days' ? DAY_WORDS : UNIT_WORDS)) ?? amount.end;
  if (isUnit(words.stem(end)) || words.at(end)?.kind === 'duration') return undefined;
  const tail = amount.value.bare ? readTail(words, end) : undefined;
  const { value, percent } = amount.value;
  const op: Operator = tail?.value ?? amount.value.op;
  if (denied !== undefined && op !== 'eq') return undefined;
  const shared = unit === 'share' && percent;
  const scale = (one: number): number => (shared ? Number((one / 100).toFixed(6)) : one);
  const scaled = typeof value === 'number' ? scale(value) : [scale(value[0]), scale(value[1])];
  const notes: Note[] = amount.value.vague
    ? [
        {
          from: start,
          to: amount.end,
          message: `“${words.slice(start, amount.end)}” was taken as ${value}.`,
          keys: ['value'],
        },
      ]
    : [];
  return { value: { op: denied === undefined ? op : 'neq', value: scaled, notes }, end: tail?.end ?? end };
}

const DATES: readonly (readonly [Operator, readonly string[]])[] = [
  ['lt', ['is before', 'before', 'earlier than', 'prior to', 'was before']],
  ['lte', ['is not after', 'not after', 'until', 'up to', 'on or before']],
  ['gt', ['is after', 'after', 'later than', 'was after']],
  ['gte', ['is not before', 'not before', 'since', 'on or after', 'from', 'is since', 'starting']],
];

/** Dates: “is before 2026-01-01”, “since March”, “is in the last 7 days”, “is longer ago than 30 days”. */
function readDateTest({ words, lexicon }: Context, at: number): Read<Test> | undefined {
  const relative: readonly (readonly [Operator, readonly string[]])[] = [
    [
      'within',
      [
        'is in the last',
        'in the last',
        'within the last',
        'in the past',
        'is within the last',
        'is in the past',
        'over the past',
        'during the last',
      ],
    ],
    [
      'olderThan',
      [
        'is longer ago than',
        'is more than',
        'more than',
        'over',
        'at least',
        'was more than',
        'is older than',
        'longer ago than',
      ],
    ],
    ['anniversaryWithin', ['has its anniversary in the next']],
  ];
  for (const [op, phrases] of relative) {
    const start = words.match(at, ...phrases);
    const duration = start === undefined ? undefined : readDuration(words, start, op === 'within');
    if (!duration || start === undefined) continue;
    const { text, taken } = duration.value;
    const notes = taken
      ? [
          {
            from: start,
            to: duration.end,
            message: `“${words.slice(start, duration.end)}” was taken as ${taken}.`,
            keys: ['value'],
          },
        ]
      : [];
    return { value: { op, value: text, notes }, end: words.match(duration.end, 'ago') ?? duration.end };
  }
  const { today } = lexicon.vocabulary;
  const between = words.match(at, 'is between', 'between');
  const low = between === undefined ? undefined : readDate(words, between, today);
  const link = low && words.match(low.end, 'and', 'to');
  const high = link === undefined ? undefined : readDate(words, link, today);
  if (low && high) {
    const last = high.value.to.length > 10 ? high.value.to : addDays(high.value.to, -1);
    return { value: { op: 'between', value: [low.value.from, last], notes: [] }, end: high.end };
  }
  for (const [op, phrases] of DATES) {
    const start = words.match(at, ...phrases);
    const date = start === undefined ? undefined : readDate(words, start, today);
    if (!date) continue;
    const last = date.value.to.length > 10 ? date.value.to : addDays(date.value.to, -1);
    const notes = date.value.taken
      ? [{ from: at, to: date.end, message: `“${words.slice(at, date.end)}” was taken as of ${date.value.taken}.` }]
      : [];
    return { value: { op, value: op === 'lte' || op === 'gt' ? last : date.value.from, notes }, end: date.end };
  }
  return undefined;
}
