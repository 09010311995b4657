import { DURATION_PATTERN } from '@/lib/core';
import { readNumber } from './read-number';
import type { Read, Words } from './words';

export interface DurationWords {
  /** As the rule language writes it. */
  text: string;
  /** The calendar’s word was taken as so many days. */
  taken?: string;
}

type Unit = { unit: 'm' | 'h' | 'd' | 'w'; each: number; calendar?: true };
const UNITS: Readonly<Record<string, Unit>> = {
  minut: { unit: 'm', each: 1 },
  min: { unit: 'm', each: 1 },
  hour: { unit: 'h', each: 1 },
  hr: { unit: 'h', each: 1 },
  day: { unit: 'd', each: 1 },
  week: { unit: 'w', each: 1 },
  fortnight: { unit: 'w', each: 2 },
  month: { unit: 'd', each: 30, calendar: true },
  quarter: { unit: 'd', each: 90, calendar: true },
  year: { unit: 'd', each: 365, calendar: true },
};

/** So many months are 30 days each, but every twelve of them a year. */
const daysOf = (stem: string, count: number, each: number): number =>
  stem === 'month' ? Math.floor(count / 12) * 365 + (count % 12) * 30 : count * each;

export const isUnit = (stem: string): boolean => stem in UNITS;

/** “30 days”, “two weeks”, “48h”, “half a year”, “a month”; with `bare` also “week” alone, as after “the last”. */
export function readDuration(words: Words, at: number, bare = false): Read<DurationWords> | undefined {
  const compact = words.at(at);
  if (compact?.kind === 'duration')
    return DURATION_PATTERN.test(compact.text) ? { value: { text: compact.text }, end: at + 1 } : undefined;
  const half = words.match(at, 'half a year', 'half year', 'half an hour', 'half a day', 'half a month');
  if (half !== undefined) return { value: halfOf(words.stem(half - 1)), end: half };
  const article = words.match(at, 'a', 'an', 'one single');
  const number = readNumber(words, at);
  if (number && !number.value.percent && !number.value.money) return withUnit(words, number.end, number.value.number);
  if (article !== undefined) return withUnit(words, article, 1);
  return bare ? withUnit(words, at, 1) : undefined;
}

function halfOf(stem: string): DurationWords {
  if (stem === 'year') return { text: '180d', taken: '180 days' };
  if (stem === 'month') return { text: '15d', taken: '15 days' };
  return stem === 'hour' ? { text: '30m' } : { text: '12h' };
}

function withUnit(words: Words, at: number, count: number): Read<DurationWords> | undefined {
  const start = words.match(at, 'full', 'whole', 'calendar', 'business', 'working') ?? at;
  const stem = words.stem(start);
  const unit = UNITS[stem];
  if (!unit || count <= 0) return undefined;
  const amount = unit.calendar ? daysOf(stem, count, unit.each) : count * unit.each;
  const finer = Number.isInteger(amount) ? { amount, unit: unit.unit } : finerUnit(amount, unit.unit);
  const text = finer && `${finer.amount}${finer.unit}`;
  if (!text || !DURATION_PATTERN.test(text)) return undefined;
  return { value: { text, ...(unit.calendar ? { taken: `${finer.amount} days` } : {}) }, end: start + 1 };
}

/** “1.5 days” as 36 hours. */
function finerUnit(amount: number, unit: Unit['unit']): { amount: number; unit: Unit['unit'] } | undefined {
  const next = { w: ['d', 7], d: ['h', 24], h: ['m', 60] } as const;
  if (unit === 'm') return undefined;
  const [finer, factor] = next[unit];
  const many = amount * factor;
  return Number.isInteger(many) ? { amount: many, unit: finer } : finerUnit(many, finer);
}

const DAY_MS: Readonly<Record<string, number>> = { m: 1 / 1440, h: 1 / 24, d: 1, w: 7 };

/** Whole days of a duration, where it has them. */
export function wholeDays(text: string): number | undefined {
  const days = Number.parseInt(text, 10) * (DAY_MS[text.slice(-1)] ?? Number.NaN);
  return Number.isInteger(days) ? days : undefined;
}
