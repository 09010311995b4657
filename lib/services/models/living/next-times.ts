import { NON_SESSION_EVENTS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import type { Schedule } from '../types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOURS = 24;
const QUIET_HOURS = 3;
const LOOKED_AT_DAYS = 28;
/** Where nothing has happened yet: the small hours. */
const DEFAULT_HOUR = 3;

const BY_HOUR = `SELECT date_part('hour', e.occurred_at AT TIME ZONE 'UTC')::int AS hour, count(*)::int AS events
  FROM event e JOIN event_name n ON n.id = e.name WHERE e.occurred_at > $1 AND e.occurred_at <= $2 AND n.name <> ALL($3::text[]) GROUP BY 1`;

/** The first hour (UTC) of the three quietest of the day, by the visits of the last four weeks. */
export async function quietestHour(db: Queryable, at: Date): Promise<number> {
  const { rows } = await db.query<{ hour: number; events: number }>(BY_HOUR, [
    new Date(at.getTime() - LOOKED_AT_DAYS * DAY),
    at,
    NON_SESSION_EVENTS,
  ]);
  if (rows.length === 0) return DEFAULT_HOUR;
  const events = new Array<number>(HOURS).fill(0);
  for (const row of rows) events[row.hour] = row.events;
  const load = (hour: number): number =>
    Array.from({ length: QUIET_HOURS }, (_, i) => events[(hour + i) % HOURS] ?? 0).reduce((sum, one) => sum + one, 0);
  // Of equally quiet windows the one that begins nearest to the small hours.
  const far = (hour: number): number =>
    Math.min((hour - DEFAULT_HOUR + HOURS) % HOURS, (DEFAULT_HOUR - hour + HOURS) % HOURS);
  return (
    Array.from({ length: HOURS }, (_, hour) => hour).sort((a, b) => load(a) - load(b) || far(a) - far(b))[0] ??
    DEFAULT_HOUR
  );
}

/** The next instants (UTC) at which a schedule scores and trains, in its low-traffic window. */
export async function nextTimes(
  db: Queryable,
  schedule: Schedule,
  at: Date,
): Promise<{ scoring: Date | null; training: Date | null }> {
  const hour = schedule.window === 'auto' ? await quietestHour(db, at) : schedule.window.from;
  const { scoring, retraining } = schedule;
  return {
    scoring:
      scoring === 'off'
        ? null
        : scoring === 'hourly'
          ? new Date((Math.floor(at.getTime() / HOUR) + 1) * HOUR)
          : nextAt(at, hour, scoring === 'weekly' ? schedule.weekday : undefined),
    training:
      retraining === 'off'
        ? null
        : retraining === 'monthly'
          ? nextMonth(at, hour)
          : nextAt(at, hour, retraining === 'weekly' ? schedule.weekday : undefined),
  };
}

/** The next instant at an hour of the day, of a weekday where one is asked for. */
function nextAt(at: Date, hour: number, weekday?: number): Date {
  const today = Math.floor(at.getTime() / DAY) * DAY;
  for (let day = 0; ; day += 1) {
    const then = new Date(today + day * DAY + hour * HOUR);
    if (then > at && (weekday === undefined || then.getUTCDay() === weekday)) return then;
  }
}

function nextMonth(at: Date, hour: number): Date {
  const then = (months: number): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1, hour));
  return then(0) > at ? then(0) : then(1);
}
