import { parseInstant } from '../schema/primitives';
import type { DateWords } from './date-words';
import { readFeast } from './read-feast';
import type { Read, Words } from './words';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const SHORT = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY_MS = 86_400_000;

const pad = (value: number): string => String(value).padStart(2, '0');
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const addDays = (day: string, days: number): string =>
  dayOf(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * DAY_MS);

function monthAt(words: Words, at: number): number | undefined {
  const text = words.at(at)?.text.toLowerCase() ?? '';
  const long = MONTHS.indexOf(text);
  const short = SHORT.indexOf(text === 'sept' ? 'sep' : text);
  // “may” and “mar” are also other words: written with a capital, they are months.
  if (text === 'may' && words.at(at)?.text === 'may') return undefined;
  const month = long >= 0 ? long : short;
  return month >= 0 ? month : undefined;
}

const isYear = (words: Words, at: number): number | undefined => {
  const token = words.at(at);
  const year = token?.kind === 'number' && /^\d{4}$/.test(token.text) ? token.number : undefined;
  return year !== undefined && year >= 1970 && year <= 2100 ? year : undefined;
};

function dayAt(words: Words, at: number): Read<number> | undefined {
  const start = words.match(at, 'the') ?? at;
  const match = /^(\d{1,2})(st|nd|rd|th)?$/i.exec(words.at(start)?.text ?? '');
  const day = Number(match?.[1]);
  if (!match || day < 1 || day > 31) return undefined;
  return { value: day, end: words.match(start + 1, 'of') ?? start + 1 };
}

/** A year that was not said: of the day’s last occurrence before today. */
function recentYear(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4));
  return `${year}-${pad(month + 1)}-${pad(day)}` <= today ? year : year - 1;
}

/**
 * “2026-01-31”, “1 March 2026”, “March 1st”, “January 2026”, “March”, “2025”, “Q1 2026”. A date without a year is the last
 * one before today. What does not exist (31 June) is no date.
 */
export function readDate(words: Words, at: number, today: string): Read<DateWords> | undefined {
  const token = words.at(at);
  if (token?.kind === 'date') {
    if (parseInstant(token.text) === undefined) return undefined;
    return {
      value: { from: token.text, to: token.text.length > 10 ? token.text : addDays(token.text, 1) },
      end: at + 1,
    };
  }
  const day = dayAt(words, at);
  const month = day && monthAt(words, day.end);
  if (day && month !== undefined) return ofDay(words, day.value, month, day.end + 1, today);
  // “last December” is the last one before today, as “December” alone is.
  const before = words.match(at, 'last') ?? at;
  const named = monthAt(words, before);
  if (named !== undefined && before > at) return ofMonths(words, named, 1, before + 1, today);
  if (named !== undefined) {
    const behind = dayAt(words, at + 1);
    if (behind && isYear(words, at + 1) === undefined) return ofDay(words, behind.value, named, behind.end, today);
    return ofMonths(words, named, 1, at + 1, today);
  }
  const feast = readFeast(words, at, today);
  if (feast) return feast;
  const quarter = /^q([1-4])$/i.exec(token?.text ?? '');
  if (quarter) return ofMonths(words, (Number(quarter[1]) - 1) * 3, 3, at + 1, today);
  const year = isYear(words, at);
  return year === undefined ? undefined : { value: { from: `${year}-01-01`, to: `${year + 1}-01-01` }, end: at + 1 };
}

function ofDay(words: Words, day: number, month: number, at: number, today: string): Read<DateWords> | undefined {
  const comma = words.match(at, ',');
  const place = comma !== undefined && isYear(words, comma) !== undefined ? comma : at;
  const said = isYear(words, place);
  const year = said ?? recentYear(month, day, today);
  const from = `${year}-${pad(month + 1)}-${pad(day)}`;
  if (parseInstant(from) === undefined) return undefined;
  return {
    value: { from, to: addDays(from, 1), ...(said === undefined ? { taken: String(year) } : {}) },
    end: said === undefined ? at : place + 1,
  };
}

function ofMonths(words: Words, month: number, count: number, at: number, today: string): Read<DateWords> {
  const lastYear = words.match(at, 'last year', 'of last year', 'the year before');
  const said = lastYear === undefined ? isYear(words, at) : Number(today.slice(0, 4)) - 1;
  const year = said ?? recentYear(month, 1, today);
  const end = month + count;
  const to = end >= 12 ? `${year + 1}-${pad(end - 11)}-01` : `${year}-${pad(end + 1)}-01`;
  return {
    value: {
      from: `${year}-${pad(month + 1)}-01`,
      to,
      ...(said === undefined || lastYear !== undefined ? { taken: String(year) } : {}),
    },
    end: lastYear ?? (said === undefined ? at : at + 1),
  };
}
