import { addShopWeeks, startOfShopWeek } from './week-calendar';

export const PERIODS = ['last', 'this', '4w', '12w'] as const;
export type PeriodKey = (typeof PERIODS)[number];
export const isPeriod = (text: string | undefined): text is PeriodKey => PERIODS.some((key) => key === text);

/** From `start` (inclusive) to `end` (exclusive). */
export interface Span {
  start: Date;
  end: Date;
}

export interface Period {
  key: PeriodKey;
  /** Weeks that it counts; 1 for this week, though that is not over. */
  weeks: number;
  current: Span;
  /** What it is compared with: as long, just before; for this week the same part of the week before. */
  before: Span;
  /** The same two, 52 weeks earlier. */
  yearAgo: Span;
  yearAgoBefore: Span;
  /** Weeks ending with the period, oldest first: 12, or 24 where the period has 12. This week cuts each at the same point. */
  weekly: Span[];
  /** The same weeks, 52 weeks earlier. */
  weeklyYearAgo: Span[];
  /** Moments at which stocks are counted: the ends of `weekly` and those of the weeks before, 27 in all, oldest first. */
  instants: Date[];
  /** The period is this week and has run for less than a day. */
  tooShort: boolean;
}

/** Weeks of the lines and of the chart. */
export const CHART_WEEKS = 12;
/** Moments of a size over half a year: now and the 26 weeks before. */
export const HISTORY_INSTANTS = 27;
const YEAR_WEEKS = 52;
const DAY_MS = 86_400_000;
const LENGTH: Readonly<Record<PeriodKey, number>> = { last: 1, this: 1, '4w': 4, '12w': 12 };

/** A period as of `now`, in the shop's time zone. */
export function periodAt(key: PeriodKey, now: Date, timeZone: string): Period {
  const weeks = LENGTH[key];
  const thisMonday = startOfShopWeek(now, timeZone);
  const shift = (at: Date, by: number): Date => addShopWeeks(at, by, timeZone);
  // The end of the last week counted; every other week is cut at the same point of its own.
  const lastStart = key === 'this' ? thisMonday : shift(thisMonday, -1);
  const lastEnd = key === 'this' ? now : thisMonday;
  const week = (back: number): Span => ({ start: shift(lastStart, -back), end: shift(lastEnd, -back) });
  const run = (count: number, back: number): Span => ({ start: week(back + count - 1).start, end: week(back).end });
  const count = Math.max(CHART_WEEKS, weeks * 2);
  const backwards = Array.from({ length: count }, (_, index) => count - 1 - index);
  return {
    key,
    weeks,
    current: run(weeks, 0),
    before: run(weeks, weeks),
    yearAgo: run(weeks, YEAR_WEEKS),
    yearAgoBefore: run(weeks, YEAR_WEEKS + weeks),
    weekly: backwards.map(week),
    weeklyYearAgo: backwards.map((back) => week(back + YEAR_WEEKS)),
    instants: Array.from({ length: HISTORY_INSTANTS }, (_, index) => shift(lastEnd, index - HISTORY_INSTANTS + 1)),
    tooShort: key === 'this' && now.getTime() - thisMonday.getTime() < DAY_MS,
  };
}
