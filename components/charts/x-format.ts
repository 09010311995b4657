import { formatCount, formatDateTime, formatDay, MISSING } from '@/components/ui/format';
import type { XFormat } from './types';

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A place of the x axis, short. */
export function formatX(value: unknown, format: XFormat): string {
  if (value === null || value === undefined) return MISSING;
  if (format === 'count') return formatCount(Number(value));
  if (format === 'text') return String(value);
  const date = new Date(value as string | number);
  if (Number.isNaN(date.getTime())) return String(value);
  if (format === 'month') return month.format(date);
  if (format === 'hour') return formatDateTime(date).slice(-5);
  return formatDay(date);
}
