import { TZDate } from '@date-fns/tz';
import { addDays, addMonths, startOfWeek } from 'date-fns';
import type { Queryable } from '@/lib/platform/db';
import type { CampaignStatus, Schedule } from './fields';
import { nextOccurrence } from './next-run';
import { readShopZone } from './shop-zone';

export interface CalendarEntry {
  id: string;
  name: string;
  status: CampaignStatus;
  at: string;
  /** Sent to so many; null: planned. */
  sent: number | null;
}

export interface CalendarDay {
  /** As 2026-11-24. */
  day: string;
  inMonth: boolean;
  today: boolean;
  entries: CalendarEntry[];
}

export interface Calendar {
  /** As 2026-11, with those before and after it. */
  month: string;
  previous: string;
  next: string;
  zone: string;
  weeks: CalendarDay[][];
  /** Campaigns by entry that are live: they have no day. */
  live: { id: string; name: string }[];
}

const SENT = `SELECT c.id, c.name, c.status, r.frozen_at AS at, (SELECT count(*)::int FROM message m WHERE m.run = r.number AND m.sent_at IS NOT NULL) AS sent
  FROM send_run r JOIN campaign c ON c.number = r.campaign WHERE r.frozen_at >= $1 AND r.frozen_at < $2 AND c.kind IN ('oneOff', 'recurring') ORDER BY r.frozen_at`;
const PLANNED = `SELECT id, name, kind, status, schedule, next_run_at AS "nextRunAt", created_at AS "createdAt" FROM campaign
  WHERE kind IN ('oneOff', 'recurring') AND status IN ('draft', 'inReview', 'approved', 'scheduled', 'live', 'paused') ORDER BY number`;
const LIVE = `SELECT id, name FROM campaign WHERE kind IN ('triggered', 'sequence') AND status = 'live' ORDER BY lower(name)`;

interface Planned {
  id: string;
  name: string;
  kind: string;
  status: CampaignStatus;
  schedule: Schedule;
  nextRunAt: Date | null;
  createdAt: Date;
}

/** The days of a month (as 2026-11; else of the present one) in the shop's zone, in whole weeks from Monday. */
export async function readCalendar(db: Queryable, month: string | undefined, now: Date): Promise<Calendar> {
  const zone = await readShopZone(db);
  const today = new TZDate(now.getTime(), zone);
  const [year, index] = /^\d{4}-(0[1-9]|1[0-2])$/.test(month ?? '')
    ? [Number(month?.slice(0, 4)), Number(month?.slice(5)) - 1]
    : [today.getFullYear(), today.getMonth()];
  const first = new TZDate(year, index, 1, zone);
  const start = startOfWeek(first, { weekStartsOn: 1 });
  const last = addMonths(first, 1);
  const days: TZDate[] = [];
  for (let day = start; day < last || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day);
  const end = addDays(days.at(-1) ?? start, 1);
  const [from, to] = [new Date(start.getTime()), new Date(end.getTime())];
  const sent = await db.query<Omit<CalendarEntry, 'at'> & { at: Date }>(SENT, [from, to]);
  const planned = await db.query<Planned>(PLANNED);
  const live = await db.query<{ id: string; name: string }>(LIVE);
  const entries: CalendarEntry[] = [
    ...sent.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    ...planned.rows.flatMap((one) =>
      datesOf(one, now, to).map(
        (at): CalendarEntry => ({ id: one.id, name: one.name, status: one.status, at: at.toISOString(), sent: null }),
      ),
    ),
  ];
  const dayOf = (at: Date | number) => text(new TZDate(typeof at === 'number' ? at : at.getTime(), zone));
  const weeks: CalendarDay[][] = [];
  for (const [place, day] of days.entries()) {
    if (place % 7 === 0) weeks.push([]);
    weeks.at(-1)?.push({
      day: text(day),
      inMonth: day.getMonth() === index,
      today: text(day) === text(today),
      entries: entries.filter(({ at }) => dayOf(Date.parse(at)) === text(day)).sort((a, b) => a.at.localeCompare(b.at)),
    });
  }
  const monthText = (at: TZDate) => text(at).slice(0, 7);
  return {
    month: monthText(first),
    previous: monthText(addMonths(first, -1)),
    next: monthText(last),
    zone,
    weeks,
    live: live.rows,
  };
}

const text = (at: TZDate): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

const MOST = 60;

/** When a campaign is planned to go out, from now on up to an instant. */
function datesOf({ kind, schedule, nextRunAt, createdAt }: Planned, now: Date, to: Date): Date[] {
  if (kind === 'oneOff') {
    const at = nextRunAt ?? (schedule.at ? new Date(schedule.at) : null);
    return at && at >= now && at < to ? [at] : [];
  }
  if (!schedule.recurrence) return [];
  const until = schedule.until ? new Date(schedule.until) : to;
  const dates: Date[] = [];
  const anchor = schedule.at ? new Date(schedule.at) : createdAt;
  let after = anchor > now ? new Date(anchor.getTime() - 1) : now;
  while (dates.length < MOST) {
    const next = nextOccurrence(schedule.recurrence, schedule.zone, after, anchor);
    if (next >= to || next > until) break;
    dates.push(next);
    after = next;
  }
  return dates;
}
