import type { Operator } from '../../operators/operator-table';
import type { Note } from '../draft';
import { readAmount } from '../read-amount';
import type { Read, Words } from '../words';

interface ShareTest {
  op: Operator;
  percentile: number;
  notes: Note[];
}

const PARTS: Readonly<Record<string, number>> = {
  quarter: 25,
  half: 50,
  third: 33,
  fifth: 20,
  quintile: 20,
  tenth: 10,
  decile: 10,
  quartile: 25,
};
const TOPS = [
  'top',
  'best',
  'highest',
  'upper',
  'most valuable',
  'highest spending',
  'biggest',
  'leading',
  'most engaged',
  'most active',
  'most loyal',
];
const BOTTOMS = [
  'bottom',
  'worst',
  'lowest',
  'lower',
  'least valuable',
  'lowest spending',
  'least engaged',
  'least active',
  'smallest',
];

export interface ShareOf {
  op: 'gte' | 'lte';
  percentile: number;
  /** The words that said which end: “most engaged”. */
  said: string;
}

/** “top 25 %”, “bottom quarter”, “best 5 percent”. */
export function readTop(words: Words, at: number): Read<ShareOf> | undefined {
  const high = words.match(at, ...TOPS);
  const low = high === undefined ? words.match(at, ...BOTTOMS) : undefined;
  const start = high ?? low;
  if (start === undefined) return undefined;
  const number = readAmount(words, start);
  const part = words.match(start, 'one') ?? start;
  const percent =
    number?.value.percent && typeof number.value.value === 'number'
      ? number.value.value
      : PARTS[words.at(part)?.text.toLowerCase() ?? ''];
  if (percent === undefined || percent < 0 || percent > 100) return undefined;
  const end = number?.value.percent ? number.end : part + 1;
  const said = words.slice(at, start).toLowerCase();
  return {
    value:
      high === undefined
        ? { op: 'lte', percentile: percent, said }
        : { op: 'gte', percentile: Number((100 - percent).toFixed(6)), said },
    end,
  };
}

const PERCENTILES: readonly (readonly [Operator, readonly string[]])[] = [
  ['gte', ['at or above', 'at least', 'in', 'at', 'no less than']],
  ['gt', ['above', 'over', 'more than', 'higher than', 'greater than', 'beyond']],
  ['lte', ['at or below', 'at most', 'no more than']],
  ['lt', ['below', 'under', 'less than', 'lower than']],
];

/** “above the 75th percentile”. */
function readPercentile(words: Words, at: number): Read<ShareTest> | undefined {
  const start = words.match(at, 'is', 'be') ?? at;
  for (const [op, phrases] of PERCENTILES) {
    const place = words.match(start, ...phrases);
    const number = place === undefined ? place : (words.match(place, 'the') ?? place);
    const percentile = Number(/^(\d{1,3})(st|nd|rd|th)?$/i.exec(words.at(number ?? -1)?.text ?? '')?.[1] ?? Number.NaN);
    const end = number === undefined ? undefined : words.match(number + 1, 'percentile');
    if (end !== undefined && percentile <= 100) return { value: { op, percentile, notes: [] }, end };
  }
  return undefined;
}

/** What is said of a place among all customers: “is in the top 25 %”, “above the 75th percentile”. */
export function readShareOf(words: Words, at: number): Read<ShareTest> | undefined {
  const percentile = readPercentile(words, at);
  if (percentile) return percentile;
  const start = words.match(
    at,
    'is in the',
    'in the',
    'is among the',
    'among the',
    'within the',
    'is within the',
    'falls in the',
  );
  const top = start === undefined ? undefined : readTop(words, start);
  return top && { value: { op: top.value.op, percentile: top.value.percentile, notes: [] }, end: top.end };
}
