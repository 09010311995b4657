import { TZDate } from '@date-fns/tz';
import { addWeeks, startOfWeek } from 'date-fns';

/** Weeks begin on Monday, at midnight of the shop's time zone; a week in which the clocks change has 167 or 169 hours. */
export const startOfShopWeek = (at: Date, timeZone: string): Date =>
  plain(startOfWeek(new TZDate(at.getTime(), timeZone), { weekStartsOn: 1 }));

/** The same time of day so many weeks on (or back, where negative), by the clocks of the time zone. */
export const addShopWeeks = (at: Date, weeks: number, timeZone: string): Date =>
  plain(addWeeks(new TZDate(at.getTime(), timeZone), weeks));

const plain = (at: Date): Date => new Date(at.getTime());
