import type { Random } from '@/lib/core';
import { SOURCE_EPOCH_MS } from './source/types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const startOfDay = (at: number): number => Math.floor(at / DAY) * DAY;

/** Whole days by which the source moves so that its last day is the day before `now` (UTC). */
export function shiftDays(lastMinute: number, now: number): number {
  return Math.round((startOfDay(now) - DAY - startOfDay(SOURCE_EPOCH_MS + lastMinute * MINUTE)) / DAY);
}

/** Visits by hour of the day: quiet nights, a lunch peak and a longer one in the evening. */
const HOURS = [4, 2, 1, 1, 1, 2, 6, 14, 24, 34, 42, 46, 50, 48, 42, 38, 36, 38, 44, 56, 62, 58, 36, 14];
/** Visits by day of the week, Sunday first. */
const WEEKDAYS = [1.12, 0.98, 0.96, 0.97, 1.0, 0.92, 0.98];

export const weekdayWeight = (day: number): number => WEEKDAYS[new Date(day).getUTCDay()] ?? 1;

/** An instant of the day that starts at `day`, by the rhythm of visits. */
export const drawInstant = (day: number, random: Random): number =>
  day + random.weighted(HOURS) * HOUR + random.int(0, HOUR - 1);

/** Share of a day's visits that have come by this time of day. */
export function shareOfDay(at: number): number {
  const total = HOURS.reduce((sum, weight) => sum + weight, 0);
  const hour = Math.floor((at - startOfDay(at)) / HOUR);
  return HOURS.slice(0, hour).reduce((sum, weight) => sum + weight, 0) / total;
}
