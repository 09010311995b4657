import { describe, expect, it } from 'vitest';
import { furthestOff } from './calibration-card';
import { formatFeature, intervalOf, points, signed } from './figures';
import { verdictWords } from './gain-interval';
import { targetWords } from './words';

describe('champion against challenger', () => {
  it('leads with the verdict, and loses no word of it', () => {
    expect(verdictWords({ words: 'Not clearly better: [−0.002, +0.024] still holds 0.' })).toEqual({
      lead: 'Not clearly better:',
      text: '[−0.002, +0.024] still holds 0.',
    });
    expect(verdictWords({ words: 'The two cannot be compared by figures.' }).lead).toBe('');
  });
});

describe('calibration', () => {
  const point = (predicted: number, actual: number, low: number, high: number) => ({
    predicted,
    actual,
    low,
    high,
    rows: 260,
  });
  it('names the point that is furthest off, and none where every interval holds what was said', () => {
    expect(furthestOff([point(0.1, 0.11, 0.08, 0.14), point(0.85, 0.76, 0.71, 0.81)])?.predicted).toBe(0.85);
    expect(furthestOff([point(0.1, 0.11, 0.08, 0.14)])).toBeUndefined();
  });
});

describe('figures in words', () => {
  it('never say NaN or null', () => {
    expect(signed(Number.NaN)).toBe('–');
    expect(points(null)).toBe('–');
    expect(intervalOf({ low: null, high: 0.3 })).toBe('');
    expect(formatFeature(null, 'days')).toBe('not known');
  });

  it('keep the unit of a feature', () => {
    expect(formatFeature(214.4, 'money', 'GBP')).toBe('£214');
    expect(formatFeature(0.12, 'share')).toBe('12\u00a0%');
    expect(formatFeature('GB', 'none')).toBe('GB');
  });

  it('say what is predicted', () => {
    expect(targetWords({ type: 'churn', horizonDays: 90, minOrders: 2 })).toBe('Who orders nothing in 90 days');
    expect(targetWords({ type: 'lifetimeValue', horizonDays: 365 })).toBe('What they will be worth in a year');
  });
});
