import { TZDate } from '@date-fns/tz';
import { addDays, getDaysInMonth } from 'date-fns';
import type { Recurrence, Schedule } from './fields';
import { atClockTime } from './zones';

const LONGEST_LOOK_DAYS = 800;

/** The next time, after an instant, at which a recurrence comes round; `anchor` says from when intervals are counted. */
export function nextOccurrence(recurrence: Recurrence, zone: string, after: Date, anchor: Date): Date {
  const first = new TZDate(anchor.getTime(), zone);
  first.setHours(12, 0, 0, 0);
  // From the day of the instant on, day by day at noon, so that no change of the clocks skips one.
  let day = new TZDate(after.getTime(), zone);
  day.setHours(12, 0, 0, 0);
  for (let looked = 0; looked < LONGEST_LOOK_DAYS * recurrence.interval; looked += 1) {
    if (comesOn(recurrence, day, first)) {
      const at = atClockTime(new Date(day.getTime()), recurrence.time, zone);
      if (at > after) return at;
    }
    day = addDays(day, 1);
  }
  throw new RangeError('a recurrence that never comes');
}

function comesOn(
  { every, interval, weekday, ordinal, day: dayOfMonth }: Recurrence,
  day: TZDate,
  first: TZDate,
): boolean {
  if (every === 'day') return daysBetween(first, day) % interval === 0;
  if (every === 'week') {
    if (day.getDay() !== weekday) return false;
    const weeks = Math.round((daysBetween(first, day) - day.getDay() + first.getDay()) / 7);
    return weeks % interval === 0;
  }
  const months = (day.getFullYear() - first.getFullYear()) * 12 + day.getMonth() - first.getMonth();
  if (months % interval !== 0) return false;
  if (dayOfMonth !== null) return day.getDate() === Math.min(dayOfMonth, getDaysInMonth(day));
  if (day.getDay() !== weekday) return false;
  if (ordinal === -1) return addDays(day, 7).getMonth() !== day.getMonth();
  return Math.ceil(day.getDate() / 7) === ordinal;
}

const daysBetween = (from: TZDate, to: TZDate): number =>
  Math.round(
    (Date.UTC(to.getFullYear(), to.getMonth(), to.getDate()) -
      Date.UTC(from.getFullYear(), from.getMonth(), from.getDate())) /
      86_400_000,
  );

/** When the first or next run of a one-off or recurring campaign is due; null: there is none. */
export function nextRun(kind: string, schedule: Schedule, after: Date, anchor: Date): Date | null {
  const notBefore = schedule.at ? new Date(schedule.at) : null;
  if (kind === 'oneOff') return notBefore && notBefore > after ? notBefore : after;
  if (kind !== 'recurring' || !schedule.recurrence) return null;
  const from = notBefore && notBefore > after ? new Date(notBefore.getTime() - 1) : after;
  const next = nextOccurrence(schedule.recurrence, schedule.zone, from, notBefore ?? anchor);
  return schedule.until && next > new Date(schedule.until) ? null : next;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ORDINALS: Record<string, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' };

/** "weekly on Tuesday", "monthly, last Tuesday", "4-weekly on Friday". */
export function describeRecurrence({ every, interval, weekday, ordinal, day }: Recurrence): string {
  const often = { day: 'daily', week: 'weekly', month: 'monthly' }[every];
  const rhythm = interval === 1 ? often : `${interval}-${often.replace('daily', 'day')}`;
  const name = weekday === null ? '' : (DAYS[weekday] ?? '');
  if (every === 'day') return interval === 1 ? 'daily' : `every ${interval} days`;
  if (every === 'week') return `${rhythm} on ${name}`;
  return day !== null ? `${rhythm} on day ${day}` : `${rhythm}, ${ORDINALS[String(ordinal)] ?? ''} ${name}`;
}
