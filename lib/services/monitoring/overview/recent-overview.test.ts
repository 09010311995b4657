import { describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { RecentOverviews } from './recent-overview';
import type { Overview } from './types';

function recent(hasEvents = true, fails = false) {
  const clock = new FixedClock(new Date('2026-11-18T12:00:00Z'));
  let computed = 0;
  const overviews = new RecentOverviews(async () => {
    computed += 1;
    if (fails) throw new Error('the database is away');
    return { customers: computed, reach: { hasEvents, firstOrderAt: null, lastOrderAt: null } } as Overview;
  }, clock);
  return { clock, overviews, count: () => computed };
}

describe('overviews of the last seconds', () => {
  it('computes once for several who ask at once, and anew after a while', async () => {
    const { clock, overviews, count } = recent();
    await Promise.all([overviews.get('last'), overviews.get('last'), overviews.get('4w')]);
    expect(count()).toBe(2);
    clock.advance(14_000);
    expect((await overviews.get('last')).customers).toBe(1);
    clock.advance(2_000);
    expect((await overviews.get('last')).customers).toBe(3);
  });

  it('shows the first event at once, and forgets a failure', async () => {
    const empty = recent(false);
    await empty.overviews.get('last');
    await empty.overviews.get('last');
    expect(empty.count()).toBe(2);
    const failing = recent(true, true);
    await expect(failing.overviews.get('last')).rejects.toThrow('away');
    await expect(failing.overviews.get('last')).rejects.toThrow('away');
    expect(failing.count()).toBe(2);
  });
});
