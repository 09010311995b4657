import { describe, expect, it } from 'vitest';
import { addShopWeeks, startOfShopWeek } from './week-calendar';

const iso = (at: Date): string => at.toISOString();
const HOUR = 3_600_000;

describe('weeks of a shop', () => {
  it('begins on Monday at midnight of the shop, not of the server', () => {
    // Sunday 23:30 UTC in summer is Monday 00:30 in London.
    expect(iso(startOfShopWeek(new Date('2026-07-12T23:30:00Z'), 'Europe/London'))).toBe('2026-07-12T23:00:00.000Z');
    expect(iso(startOfShopWeek(new Date('2026-07-12T22:59:59Z'), 'Europe/London'))).toBe('2026-07-05T23:00:00.000Z');
    expect(iso(startOfShopWeek(new Date('2026-07-12T23:30:00Z'), 'America/New_York'))).toBe('2026-07-06T04:00:00.000Z');
  });

  it('takes Monday itself as the beginning', () => {
    expect(iso(startOfShopWeek(new Date('2026-11-16T00:00:00Z'), 'Europe/London'))).toBe('2026-11-16T00:00:00.000Z');
  });

  it('has an hour less where the clocks go forward and one more where they go back', () => {
    const spring = startOfShopWeek(new Date('2026-03-25T12:00:00Z'), 'Europe/London');
    expect(iso(addShopWeeks(spring, 1, 'Europe/London'))).toBe('2026-03-29T23:00:00.000Z');
    expect(addShopWeeks(spring, 1, 'Europe/London').getTime() - spring.getTime()).toBe(167 * HOUR);
    const autumn = startOfShopWeek(new Date('2026-10-21T12:00:00Z'), 'Europe/London');
    expect(addShopWeeks(autumn, 1, 'Europe/London').getTime() - autumn.getTime()).toBe(169 * HOUR);
  });

  it('keeps the time of day across a change of the clocks', () => {
    // 10:15 in London before and after 29 March.
    expect(iso(addShopWeeks(new Date('2026-04-01T09:15:00Z'), -1, 'Europe/London'))).toBe('2026-03-25T10:15:00.000Z');
  });

  it('copes with a zone that changes its clocks at midnight', () => {
    // In Beirut 29 March 2026 began at 01:00; Mondays are not touched, but the week is an hour short.
    const start = startOfShopWeek(new Date('2026-03-27T12:00:00Z'), 'Asia/Beirut');
    expect(iso(start)).toBe('2026-03-22T22:00:00.000Z');
    expect(iso(addShopWeeks(start, 1, 'Asia/Beirut'))).toBe('2026-03-29T21:00:00.000Z');
  });
});
