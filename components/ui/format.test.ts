import { describe, expect, test } from 'vitest';
import {
  formatCompact,
  formatCount,
  formatDelta,
  formatDuration,
  formatMoney,
  formatPercent,
  formatTick,
  formatValue,
  initialsOf,
  MISSING,
  shareOf,
} from './format';

describe('nothing shows what is not a number', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, null, undefined])('%s', (value) => {
    for (const format of [formatCount, formatCompact, formatPercent, formatMoney, formatDelta, formatDuration])
      expect(format(value)).toBe(MISSING);
    for (const format of ['count', 'decimal', 'percent', 'compact', 'date', 'dateTime', { money: 'GBP' }] as const)
      expect(formatValue(value, format)).toBe(MISSING);
  });

  test('a text that is no amount', () => {
    expect(formatMoney('abc')).toBe(MISSING);
    expect(formatMoney('')).toBe(MISSING);
  });

  test('a share of nothing', () => {
    expect(formatPercent(shareOf(0, 0))).toBe(MISSING);
  });
});

test('money keeps every digit of a decimal text', () => {
  expect(formatMoney('9007199254740993.25', 'GBP')).toBe('£9,007,199,254,740,993.25');
  expect(formatMoney('-12.5', 'GBP')).toBe('−£12.50');
  expect(formatMoney('1200', 'JPY')).toBe('JP¥1,200');
  expect(formatMoney(277_812, 'GBP', { compact: true })).toBe('£277.8k');
});

test('a rate never rounds to nothing or to everything', () => {
  expect(formatPercent(0)).toBe('0\u00a0%');
  expect(formatPercent(0.00001)).toBe('<\u00a00.1\u00a0%');
  expect(formatPercent(0.99999)).toBe('>\u00a099.9\u00a0%');
  expect(formatPercent(1)).toBe('100\u00a0%');
  expect(formatPercent(0.0364)).toBe('3.6\u00a0%');
});

test('a change carries its sign', () => {
  expect(formatDelta(31)).toBe('+31');
  expect(formatDelta(-1200)).toBe('−1,200');
  expect(formatDelta(0)).toBe('same');
});

test('ticks stay short', () => {
  expect(formatTick(300_000, { money: 'GBP' })).toBe('£300k');
  expect(formatTick(0.25, 'percent')).toBe('25\u00a0%');
});

test('initials of names and of addresses', () => {
  expect(initialsOf('Amira van der Haddad')).toBe('AH');
  expect(initialsOf('tom.birch@example.test')).toBe('TB');
  expect(initialsOf(null)).toBe('?');
});
