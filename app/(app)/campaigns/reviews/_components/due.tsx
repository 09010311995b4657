'use client';

import { formatDateTime } from '@/components/ui/format';
import { useNow } from '@/components/ui/time';

const MINUTE = 60_000;
const DAY = 86_400_000;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** "in 4 h 18 min", "12 min late". */
function distance(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  const hours = Math.floor(minutes / 60);
  const words =
    minutes >= 48 * 60
      ? `${Math.round(minutes / 1440)} days`
      : hours > 0
        ? `${hours} h ${minutes % 60} min`
        : `${minutes} min`;
  return ms < 0 ? `${words} late` : `in ${words}`;
}

/** A moment near now as people say it: the time of day, with the day where it is not today. In the viewer's zone. */
export function useMoment(
  value: Date | string | null,
): { at: string; rest: string; soon: boolean; title: string } | null {
  const now = useNow();
  if (value === null) return null;
  const date = new Date(value);
  if (now === 0) return { at: formatDateTime(date, 'UTC').replace(/ \d{4},/, ','), rest: '', soon: false, title: '' };
  const today = new Date(now).toDateString() === date.toDateString();
  const ms = date.getTime() - now;
  return {
    at: today
      ? clock.format(date)
      : `${day.format(date).replace(',', '')}, ${clock.format(date)}`.replace('Sept', 'Sep'),
    rest: Math.abs(ms) < 7 * DAY ? distance(ms) : '',
    soon: ms < DAY / 3,
    title: formatDateTime(date, undefined, true),
  };
}

/** The same as text, short: "14:00", "Wed 25 Nov, 12:00". */
export function Moment({ value }: { value: Date | string | null }) {
  const moment = useMoment(value);
  if (!moment) return null;
  return (
    <time dateTime={new Date(value ?? 0).toISOString()} title={moment.title || undefined}>
      {moment.at}
    </time>
  );
}
