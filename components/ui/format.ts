/**
 * How numbers, money and times read, in one place. Every function takes what may be missing and answers `MISSING`
 * for it, so that no page shows NaN, null, Infinity or undefined.
 */
export const MISSING = '–';
const LOCALE = 'en-GB';
const MINUS = '−';
const NBSP = '\u00a0';

export type Maybe<T> = T | null | undefined;

/** How a value of a column, an axis or a tooltip reads; plain data, so that it can cross from server to browser. */
export type Format =
  | 'count'
  | 'decimal'
  | 'percent'
  | 'text'
  | 'date'
  | 'dateTime'
  | 'compact'
  | { money: string; whole?: boolean };

const isNumber = (value: Maybe<number>): value is number => typeof value === 'number' && Number.isFinite(value);
const withMinus = (text: string) => text.replace('-', MINUS);
/** Three letters for every month: the locale's own "Sept" is out of step with the rest. */
const shortMonth = (text: string) => text.replace('Sept', 'Sep');

const cache = new Map<string, Intl.NumberFormat>();
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const found = cache.get(key) ?? new Intl.NumberFormat(LOCALE, options);
  cache.set(key, found);
  return found;
}

/** 5,942. Counts are whole; anything after the point is rounded away. */
export const formatCount = (value: Maybe<number>): string =>
  isNumber(value) ? withMinus(numberFormat({ maximumFractionDigits: 0 }).format(value)) : MISSING;

/** 12.4: at most `digits` after the point. */
export const formatDecimal = (value: Maybe<number>, digits = 2): string =>
  isNumber(value) ? withMinus(numberFormat({ maximumFractionDigits: digits }).format(value)) : MISSING;

/** 12.4k, 3.1m: for axes and narrow places. */
export const formatCompact = (value: Maybe<number>): string =>
  isNumber(value)
    ? withMinus(numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value))
        .replace('K', 'k')
        .replace('M', 'm')
    : MISSING;

/** A share from 0 to 1 as `3.6 %`; a share that is not quite nothing or everything never rounds to it. */
export function formatPercent(share: Maybe<number>, digits = 1): string {
  if (!isNumber(share)) return MISSING;
  const least = 1 / 10 ** (digits + 2);
  if (share > 0 && share < least / 2) return `<${NBSP}${formatDecimal(least * 100, digits)}${NBSP}%`;
  if (share < 1 && share > 1 - least / 2) return `>${NBSP}${formatDecimal((1 - least) * 100, digits)}${NBSP}%`;
  const text = numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share * 100);
  return `${withMinus(digits > 0 && /\.0+$/.test(text) && Number.isInteger(share * 100) ? text.replace(/\.0+$/, '') : text)}${NBSP}%`;
}

/** The share of a whole; a whole of nothing has no share. */
export const shareOf = (part: Maybe<number>, whole: Maybe<number>): number | null =>
  isNumber(part) && isNumber(whole) && whole !== 0 ? part / whole : null;

/** Money from a decimal text or a number with its ISO 4217 code; `whole` leaves out the minor unit. */
export function formatMoney(
  amount: Maybe<string | number>,
  currency = 'GBP',
  options: { whole?: boolean; compact?: boolean } = {},
): string {
  if (amount === null || amount === undefined || amount === '' || !Number.isFinite(Number(amount))) return MISSING;
  const format = numberFormat({
    style: 'currency',
    currency,
    ...(options.whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
    ...(options.compact ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 } : {}),
  });
  // A decimal text is formatted without passing through a floating point number.
  const text = format.format(amount as number);
  return withMinus(options.compact ? text.replace('K', 'k').replace('M', 'm') : text);
}

/** A difference with its sign, `+31` or `−12`; nothing changed reads `same`. */
export function formatDelta(value: Maybe<number>, format: (value: number) => string = formatCount): string {
  if (!isNumber(value)) return MISSING;
  if (value === 0) return 'same';
  return `${value > 0 ? '+' : MINUS}${format(Math.abs(value))}`;
}

/** `1 customer`, `2 customers`. */
export const formatNoun = (count: Maybe<number>, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const toDate = (value: Maybe<string | number | Date>): Date | null => {
  if (value === null || value === undefined || value === '') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** `16 Nov 2026`, in the given zone (the viewer's where none is given and the code runs in a browser). */
export function formatDate(value: Maybe<string | number | Date>, timeZone?: string): string {
  const date = toDate(value);
  return date
    ? shortMonth(
        new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(date),
      )
    : MISSING;
}

/** `16 Nov 2026, 14:32` and, where asked, the zone's name. */
export function formatDateTime(value: Maybe<string | number | Date>, timeZone?: string, showZone = false): string {
  const date = toDate(value);
  if (!date) return MISSING;
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    ...(showZone ? { timeZoneName: 'short' } : {}),
  };
  return shortMonth(new Intl.DateTimeFormat(LOCALE, options).format(date));
}

/** `16 Nov`: for axes. */
export function formatDay(value: Maybe<string | number | Date>, timeZone = 'UTC'): string {
  const date = toDate(value);
  return date
    ? shortMonth(new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone }).format(date))
    : MISSING;
}

/** `38 ms`, `4.2 s`, `3 min`. */
export function formatDuration(milliseconds: Maybe<number>): string {
  if (!isNumber(milliseconds)) return MISSING;
  if (milliseconds < 1000) return `${formatCount(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${formatDecimal(milliseconds / 1000, 1)} s`;
  if (milliseconds < 3_600_000) return `${formatCount(milliseconds / 60_000)} min`;
  return `${formatDecimal(milliseconds / 3_600_000, 1)} h`;
}

/** Any value by a `Format`. */
export function formatValue(value: unknown, format: Format = 'text'): string {
  if (value === null || value === undefined || value === '') return MISSING;
  if (typeof format === 'object')
    return formatMoney(typeof value === 'string' ? value : Number(value), format.money, { whole: format.whole });
  switch (format) {
    case 'count':
      return formatCount(Number(value));
    case 'decimal':
      return formatDecimal(Number(value));
    case 'percent':
      return formatPercent(Number(value));
    case 'compact':
      return formatCompact(Number(value));
    case 'date':
      return formatDate(value as string | number | Date);
    case 'dateTime':
      return formatDateTime(value as string | number | Date);
    case 'text':
      return typeof value === 'number' ? formatDecimal(value) : String(value);
  }
}

/** The same value short enough for an axis. */
export function formatTick(value: number, format: Format = 'count'): string {
  if (typeof format === 'object')
    return formatMoney(value, format.money, Math.abs(value) >= 1000 ? { compact: true } : { whole: true });
  if (format === 'percent') return formatPercent(value, 0);
  return Math.abs(value) >= 10_000 ? formatCompact(value) : formatDecimal(value);
}

/** Two letters for an avatar, of a name or an email address. */
export function initialsOf(name: Maybe<string>): string {
  const words =
    (name ?? '')
      .split('@')[0]
      ?.split(/[\s._-]+/)
      .filter(Boolean) ?? [];
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...(word ?? '')][0])
      : [...(words[0] ?? '?')].slice(0, 2);
  return letters.join('').toUpperCase();
}
