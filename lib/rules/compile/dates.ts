import sql, { type Sql } from 'sql-template-tag';

const YEAR = '(?!0000)\\d{4}';
const LEAP_YEAR = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)';
const DAY = `(?:${YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|${LEAP_YEAR}-02-29)`;
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:[Zz]|[+-](?:0\\d|1[0-4]):[0-5]\\d)';

/** An existing day of the years 0001 to 9999, alone or as an RFC 3339 time; PostgreSQL has no cast that may fail. */
export const INSTANT_PATTERN = `^${DAY}(?:[Tt]${TIME})?$`;

/**
 * The instant that a text says, to the millisecond: an RFC 3339 time, or a date at midnight UTC; null for any other
 * text. `parseInstant` reads the same texts.
 */
export const instantOfText = (text: Sql): Sql =>
  sql`CASE WHEN ${text} ~ ${INSTANT_PATTERN}::text THEN (CASE length(${text}) WHEN 10 THEN ${text} || 'T00:00:00Z' ELSE regexp_replace(upper(${text}), ${'(\\.\\d{3})\\d+'}::text, ${'\\1'}::text) END)::timestamptz END`;

const DAY_MS = 86_400_000;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * Month and day ("02-29") of every day whose anniversary lies in the next `duration`: the anniversary is a whole day of
 * UTC, it counts from its start being at most `duration` away until it is over. Who was born on 29 February has the day
 * on 28 February in other years.
 */
export function anniversaryDays(at: number, duration: number): string[] {
  const today = Math.floor(at / DAY_MS) * DAY_MS;
  const last = Math.min(at + duration, today + 366 * DAY_MS);
  const days = new Set<string>();
  for (let day = today; day <= last; day += DAY_MS) {
    const monthDay = new Date(day).toISOString().slice(-19, -14);
    days.add(monthDay);
    if (monthDay === '02-28' && !isLeapYear(new Date(day).getUTCFullYear())) days.add('02-29');
  }
  return [...days];
}
