import { describe, expect, it } from 'vitest';
import { dayKey, daysOf, inPeriod, titleOf } from './period-words';

const span = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) });
const LONDON = 'Europe/London';

describe('how a period is named', () => {
  it('names its first and its last day, not the day after', () => {
    expect(titleOf('last', span('2026-11-09T00:00:00Z', '2026-11-16T00:00:00Z'), LONDON)).toBe(
      'Week of 9 to 15 November',
    );
    expect(daysOf(span('2026-10-26T00:00:00Z', '2026-11-02T00:00:00Z'), LONDON)).toBe('26 October to 1 November');
    expect(daysOf(span('2026-12-28T00:00:00Z', '2027-01-04T00:00:00Z'), LONDON)).toBe(
      '28 December 2026 to 3 January 2027',
    );
  });

  it('names days by the clocks of the shop', () => {
    expect(daysOf(span('2026-07-05T23:00:00Z', '2026-07-12T23:00:00Z'), LONDON)).toBe('6 to 12 July');
    expect(dayKey(new Date('2026-07-05T23:00:00Z'), LONDON)).toBe('2026-07-06');
  });

  it('names a week that began today by its one day', () => {
    expect(titleOf('this', span('2026-11-16T00:00:00Z', '2026-11-16T09:00:00Z'), LONDON)).toBe(
      'This week, 16 November',
    );
    expect(inPeriod('12w', span('2026-08-23T23:00:00Z', '2026-11-16T00:00:00Z'), LONDON)).toBe(
      'in the 12 weeks from 24 August to 15 November',
    );
  });
});
