import { TZDate } from '@date-fns/tz';

/** "2026-11-24T07:30" of an instant in a zone, as an input of date and time has it. */
export function localText(at: string, zone: string): string {
  const date = new TZDate(Date.parse(at), zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant of such a text; null where it is none. */
export function instantOf(text: string, zone: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0] = match.slice(1).map(Number);
  return new Date(new TZDate(year, month - 1, day, hours, minutes, 0, zone).getTime()).toISOString();
}
