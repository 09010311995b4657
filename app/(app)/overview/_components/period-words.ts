import type { PeriodKey, Span } from '@/lib/services/monitoring/overview/period';

/** How the menu names a period. */
export const PERIOD_LABEL: Readonly<Record<PeriodKey, string>> = {
  last: 'Last week',
  this: 'This week',
  '4w': '4 weeks',
  '12w': '12 weeks',
};

/** What a period is compared with, within a sentence. */
export const BEFORE: Readonly<Record<PeriodKey, string>> = {
  last: 'the week before',
  this: 'the same part of the week before',
  '4w': 'the 4 weeks before',
  '12w': 'the 12 weeks before',
};

/** The same, on a line of a figure. */
export const BEFORE_SHORT: Readonly<Record<PeriodKey, string>> = {
  last: 'Week before',
  this: 'Week before',
  '4w': '4 weeks before',
  '12w': '12 weeks before',
};

const part = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at);

/** `9 to 15 November`, `26 October to 1 November`, `28 December 2026 to 3 January 2027`: first and last day of a span. */
export function daysOf({ start, end }: Span, timeZone: string): string {
  const last = new Date(Math.max(start.getTime(), end.getTime() - 1));
  const year = part(start, timeZone, { year: 'numeric' });
  const month = part(start, timeZone, { month: 'long' });
  const day = part(start, timeZone, { day: 'numeric' });
  const to = part(last, timeZone, { day: 'numeric', month: 'long' });
  if (part(last, timeZone, { year: 'numeric' }) !== year) {
    return `${day} ${month} ${year} to ${to} ${part(last, timeZone, { year: 'numeric' })}`;
  }
  if (part(last, timeZone, { month: 'long' }) !== month) return `${day} ${month} to ${to}`;
  return part(last, timeZone, { day: 'numeric' }) === day ? to : `${day} to ${to}`;
}

/** The page's title. */
export function titleOf(key: PeriodKey, span: Span, timeZone: string): string {
  const days = daysOf(span, timeZone);
  if (key === 'last') return `Week of ${days}`;
  if (key === 'this') return `This week, ${days}`;
  return `${PERIOD_LABEL[key]}, ${days}`;
}

/** The period within a sentence: `in the week of 9 to 15 November`. */
export function inPeriod(key: PeriodKey, span: Span, timeZone: string): string {
  const days = daysOf(span, timeZone);
  if (key === 'last') return `in the week of ${days}`;
  if (key === 'this') return 'so far this week';
  return `in the ${PERIOD_LABEL[key]} from ${days}`;
}

/** The day of an instant in the shop's zone, 2026-11-09: a place on the axis. */
export const dayKey = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at);
