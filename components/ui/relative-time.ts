import { formatDate } from './format';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The viewer's now is up to a tick old: what was computed meanwhile does not lie ahead. */
const TICK = 21_000;

const format = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' });

/** "2 hours ago", "in 3 days", "just now"; beyond half a year the date says more. Both in milliseconds. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < 45_000) return distance <= TICK ? 'just now' : 'in a moment';
  if (size < HOUR) return format.format(Math.round(distance / MINUTE) || Math.sign(distance), 'minute');
  if (size < DAY) return format.format(Math.trunc(distance / HOUR), 'hour');
  if (size < 183 * DAY) return format.format(Math.trunc(distance / DAY), 'day');
  return formatDate(at);
}
