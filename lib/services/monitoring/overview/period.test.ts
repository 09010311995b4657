import { describe, expect, it } from 'vitest';
import { type Period, type PeriodKey, periodAt, type Span } from './period';

const NOW = new Date('2026-11-18T15:20:00Z');
const at = (key: PeriodKey, now = NOW): Period => periodAt(key, now, 'Europe/London');
const days = (span: Span | undefined): string[] => [span?.start.toISOString() ?? '', span?.end.toISOString() ?? ''];

describe('the periods of the overview', () => {
  it('takes the last whole week by default, against the one before and 52 weeks before', () => {
    const period = at('last');
    expect(days(period.current)).toEqual(['2026-11-09T00:00:00.000Z', '2026-11-16T00:00:00.000Z']);
    expect(days(period.before)).toEqual(['2026-11-02T00:00:00.000Z', '2026-11-09T00:00:00.000Z']);
    expect(days(period.yearAgo)).toEqual(['2025-11-10T00:00:00.000Z', '2025-11-17T00:00:00.000Z']);
    expect(period.yearAgo.start.getUTCDay()).toBe(1);
  });

  it('compares a week that is not over with the same part of the week before', () => {
    const period = at('this');
    expect(days(period.current)).toEqual(['2026-11-16T00:00:00.000Z', '2026-11-18T15:20:00.000Z']);
    expect(days(period.before)).toEqual(['2026-11-09T00:00:00.000Z', '2026-11-11T15:20:00.000Z']);
    expect(period.weekly).toHaveLength(12);
    expect(days(period.weekly[0])).toEqual(['2026-08-30T23:00:00.000Z', '2026-09-02T14:20:00.000Z']);
  });

  it('says that a week which began today is too short', () => {
    expect(at('this', new Date('2026-11-16T09:00:00Z')).tooShort).toBe(true);
    expect(at('this', new Date('2026-11-17T09:00:00Z')).tooShort).toBe(false);
    expect(at('last', new Date('2026-11-16T09:00:00Z')).tooShort).toBe(false);
  });

  it.each(['4w', '12w'] as const)('lets %s follow on the period before without a gap', (key) => {
    const period = at(key);
    expect(period.before.end).toEqual(period.current.start);
    expect(period.yearAgoBefore.end).toEqual(period.yearAgo.start);
    expect(period.weekly.at(-1)?.end).toEqual(period.current.end);
    expect(period.weekly.some((week) => week.start.getTime() === period.before.start.getTime())).toBe(true);
    period.weekly.slice(1).forEach((week, index) => {
      expect(week.start).toEqual(period.weekly[index]?.end);
    });
  });

  it('counts stocks at the end of the period and at the ends of the 26 weeks before', () => {
    const { instants } = at('last');
    expect(instants).toHaveLength(27);
    expect(instants.at(-1)?.toISOString()).toBe('2026-11-16T00:00:00.000Z');
    // By the clocks of London: one hour earlier in summer.
    expect(instants[0]?.toISOString()).toBe('2026-05-17T23:00:00.000Z');
  });
});
