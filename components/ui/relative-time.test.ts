import { expect, test } from 'vitest';
import { relativeTime } from './relative-time';

const now = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

test.each([
  [0, 'just now'],
  [18_000, 'just now'],
  [40_000, 'in a moment'],
  [-50_000, '1 minute ago'],
  [-90 * 60_000, '1 hour ago'],
  [3 * HOUR, 'in 3 hours'],
  [-47 * HOUR, '1 day ago'],
  [-48 * HOUR, '2 days ago'],
])('%s ms from now', (distance, text) => {
  expect(relativeTime(now + distance, now)).toBe(text);
});

test('what is long ago is a date', () => {
  expect(relativeTime(Date.UTC(2024, 8, 3, 12), now)).toBe('3 Sep 2024');
});
