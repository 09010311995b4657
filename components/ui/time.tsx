'use client';

import { useSyncExternalStore } from 'react';
import { systemClock } from '@/lib/core/clock';
import { formatDate, formatDateTime, type Maybe, MISSING } from './format';
import { relativeTime } from './relative-time';
import { Tooltip } from './tooltip';

const TICK_MS = 20_000;
const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for every time on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = systemClock.now().getTime();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Stands still between ticks, also before the first listener: React asks twice and wants one answer. */
function currentNow(): number {
  const fresh = systemClock.now().getTime();
  if (now === 0 || (!timer && fresh - now >= TICK_MS)) now = fresh;
  return now;
}

/** The viewer's now in milliseconds, kept fresh every 20 seconds; 0 on the server and while hydrating. */
export const useNow = (): number => useSyncExternalStore(subscribe, currentNow, () => 0);

export interface TimeProps {
  /** RFC 3339, or milliseconds. */
  value: Maybe<string | number | Date>;
  /** `relative` ("3 days ago", the default), or the absolute `date` or `dateTime` in the viewer's zone. */
  as?: 'relative' | 'date' | 'dateTime';
  className?: string;
}

/** A moment, with the absolute time of the viewer's zone on hover. The server, which knows no zone, writes it in UTC. */
export function Time({ value, as = 'relative', className }: TimeProps) {
  const at = useNow();
  const date = value === null || value === undefined || value === '' ? null : new Date(value);
  if (!date || Number.isNaN(date.getTime())) return <span className={className}>{MISSING}</span>;
  const zone = at === 0 ? 'UTC' : undefined;
  const shown =
    as === 'dateTime'
      ? formatDateTime(date, zone)
      : as === 'date' || at === 0
        ? formatDate(date, zone)
        : relativeTime(date.getTime(), at);
  const element = (
    <time dateTime={date.toISOString()} className={className}>
      {shown}
    </time>
  );
  return at === 0 ? element : <Tooltip content={formatDateTime(date, undefined, true)}>{element}</Tooltip>;
}
