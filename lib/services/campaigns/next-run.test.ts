import { describe, expect, it } from 'vitest';
import { recurrenceSchema, scheduleSchema } from './fields';
import { describeRecurrence, nextOccurrence, nextRun } from './next-run';

const ZONE = 'Europe/London';
const next = (recurrence: Record<string, unknown>, after: string, anchor = after) =>
  nextOccurrence(recurrenceSchema.parse(recurrence), ZONE, new Date(after), new Date(anchor)).toISOString();

describe('when a campaign comes round', () => {
  it('keeps its time of day when the clocks change', () => {
    const daily = { every: 'day', time: '07:30' };
    expect(next(daily, '2026-10-24T12:00:00Z')).toBe('2026-10-25T07:30:00.000Z');
    expect(next(daily, '2026-10-23T12:00:00Z')).toBe('2026-10-24T06:30:00.000Z');
    expect(next(daily, '2026-10-24T06:29:59Z')).toBe('2026-10-24T06:30:00.000Z');
  });

  it('finds the last Tuesday, the second Friday, and the 31st of a month that has none', () => {
    const last = { every: 'month', weekday: 2, ordinal: -1, time: '07:30' };
    expect(next(last, '2026-11-22T00:00:00Z')).toBe('2026-11-24T07:30:00.000Z');
    expect(next(last, '2026-11-24T07:30:00Z', '2026-11-22T00:00:00Z')).toBe('2026-12-29T07:30:00.000Z');
    expect(next({ every: 'month', weekday: 5, ordinal: 2, time: '09:00' }, '2026-12-01T00:00:00Z')).toBe(
      '2026-12-11T09:00:00.000Z',
    );
    expect(next({ every: 'month', day: 31, time: '09:00' }, '2027-02-01T00:00:00Z')).toBe('2027-02-28T09:00:00.000Z');
  });

  it('counts intervals from its beginning', () => {
    const fourth = { every: 'week', interval: 4, weekday: 4, time: '09:00' };
    const anchor = '2026-11-23T00:00:00Z';
    expect(next(fourth, anchor)).toBe('2026-11-26T09:00:00.000Z');
    expect(next(fourth, '2026-11-26T09:00:00Z', anchor)).toBe('2026-12-24T09:00:00.000Z');
    expect(next({ every: 'day', interval: 3, time: '00:00' }, '2026-11-24T00:00:00Z', anchor)).toBe(
      '2026-11-26T00:00:00.000Z',
    );
  });

  it('ends where it is to end, and begins no earlier than it may', () => {
    const recurrence = { every: 'week', weekday: 1, time: '09:00' };
    const at = new Date('2026-11-22T00:00:00Z');
    const until = scheduleSchema.parse({ recurrence, until: '2026-11-23T08:00:00Z' });
    expect(nextRun('recurring', until, at, at)).toBeNull();
    const from = scheduleSchema.parse({ recurrence, at: '2026-12-01T00:00:00Z' });
    expect(nextRun('recurring', from, at, at)?.toISOString()).toBe('2026-12-07T09:00:00.000Z');
    expect(nextRun('oneOff', scheduleSchema.parse({ at: '2026-11-01T00:00:00Z' }), at, at)).toEqual(at);
  });

  it('says it in words', () => {
    const say = (recurrence: Record<string, unknown>) =>
      describeRecurrence(recurrenceSchema.parse({ time: '09:00', ...recurrence }));
    expect(say({ every: 'month', weekday: 2, ordinal: -1 })).toBe('monthly, last Tuesday');
    expect(say({ every: 'week', weekday: 4, interval: 4 })).toBe('4-weekly on Thursday');
    expect(say({ every: 'day' })).toBe('daily');
    expect(() => recurrenceSchema.parse({ every: 'month', time: '09:00' })).toThrow('day of the month');
  });
});
