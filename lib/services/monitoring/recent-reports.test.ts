import { describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { RecentReports } from './recent-reports';

function recent({ isWorthKeeping = true } = {}) {
  const clock = new FixedClock(new Date('2026-11-18T12:00:00Z'));
  const reports = new RecentReports<string, number>(clock, () => isWorthKeeping);
  const state = { computed: 0, fails: false };
  const get = (key: string) =>
    reports.get(key, async () => {
      state.computed += 1;
      if (state.fails) throw new Error('the database is away');
      return state.computed;
    });
  return { clock, get, state };
}

describe('reports of the last minutes', () => {
  it('computes once for several who ask at once, and for each key', async () => {
    const { get, state } = recent();
    expect(await Promise.all([get('last'), get('last'), get('4w')])).toEqual([1, 1, 2]);
    expect(state.computed).toBe(2);
  });

  it('shows what is fresh, then what is less than two minutes old while it computes anew', async () => {
    const { clock, get, state } = recent();
    await get('last');
    clock.advance(14_000);
    expect(await get('last')).toBe(1);
    expect(state.computed).toBe(1);
    clock.advance(2_000);
    expect(await Promise.all([get('last'), get('last')])).toEqual([1, 1]);
    expect(state.computed).toBe(2);
    expect(await get('last')).toBe(2);
    clock.advance(121_000);
    expect(await get('last')).toBe(3);
  });

  it('does not keep what is not worth it', async () => {
    const { get, state } = recent({ isWorthKeeping: false });
    await get('last');
    await get('last');
    expect(state.computed).toBe(2);
  });

  it('rejects for who waits and tries again at the next question; what it has it goes on showing', async () => {
    const { clock, get, state } = recent();
    state.fails = true;
    await expect(get('last')).rejects.toThrow('away');
    state.fails = false;
    expect(await get('last')).toBe(2);
    clock.advance(16_000);
    state.fails = true;
    expect(await get('last')).toBe(2);
    state.fails = false;
    expect(await get('last')).toBe(2);
    expect(await get('last')).toBe(4);
  });
});
