import { expect, it } from 'vitest';
import { MOST_ATTEMPTS, nextAttempt } from './retry-schedule';

const START = new Date(Date.UTC(2026, 0, 1));

it('backs off from seconds to hours, and ends a day after the first attempt', () => {
  const times: number[] = [];
  let at: Date | null = START;
  for (let attempts = 1; at; attempts += 1) {
    times.push((at.getTime() - START.getTime()) / 1000);
    at = nextAttempt(attempts, at);
  }
  expect(times).toEqual([0, 5, 305, 2_105, 9_305, 27_305, 63_305, 86_400]);
  expect(times.length).toBe(MOST_ATTEMPTS);
});

it('heeds a receiver that says when it will be back, within reason', () => {
  const after = (text: string) => (nextAttempt(1, START, text)?.getTime() ?? 0) - START.getTime();
  expect([after('60'), after('1'), after('99999999'), after('tomorrow')]).toEqual([60_000, 5_000, 3_600_000, 5_000]);
});
