import { describe, expect, it } from 'vitest';
import { periodAt } from '@/lib/services/monitoring/overview/period';
import type { Figure } from '@/lib/services/monitoring/overview/types';
import { figureRows } from './figure-rows';

const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
  value,
  before: null,
  chance: 0,
  yearAgo: null,
  part: 0,
  whole: 0,
  line: [],
  ...more,
});

function cells(more: { revenue?: Figure; unsubscribed?: Figure; newCustomers?: Figure }) {
  const found = figureRows({
    shop: { name: 'Shop', currency: 'GBP', timezone: 'Europe/London' },
    period: periodAt('last', new Date('2026-11-18T12:00:00Z'), 'Europe/London'),
    hasBefore: true,
    hasYearAgo: false,
    figures: {
      revenue: { ...(more.revenue ?? figure(0)), refunds: 1_000, gross: 100_000 },
      orders: { ...figure(0), averageOrder: null },
      active: figure(0),
      newCustomers: more.newCustomers ?? figure(0),
      reachable: figure(0),
      unsubscribed: { ...(more.unsubscribed ?? figure(0)), complained: 0, complainedBefore: 0 },
    },
  });
  return Object.fromEntries(found.map((cell) => [cell.key, cell]));
}

describe('the headline figures in words', () => {
  it('colours a difference only where it is more than chance', () => {
    const row = (chance: number) => cells({ revenue: figure(120_000, { before: 100_000, chance }) }).revenue?.rows[0];
    expect(row(10_000)).toMatchObject({ value: '+£200', tone: 'good' });
    expect(row(30_000)?.tone).toBeUndefined();
    expect(row(30_000)?.title).toContain('Chance alone gives up to £300 either way');
  });

  it('takes more unsubscribes for bad', () => {
    expect(
      cells({ unsubscribed: figure(30, { before: 10, chance: 12, whole: 1000, part: 30 }) }).unsubscribed?.rows[0]
        ?.tone,
    ).toBe('bad');
  });

  it('gives counts in place of a rate where the whole is too small for one', () => {
    expect(cells({ newCustomers: figure(3, { part: 3, whole: 12 }) }).new?.rows[2]).toMatchObject({ value: '3 of 12' });
    expect(cells({ newCustomers: figure(3, { part: 3, whole: 0 }) }).new?.rows[2]).toMatchObject({ value: 'none' });
    expect(cells({ newCustomers: figure(30, { part: 30, whole: 120 }) }).new?.rows[2]).toMatchObject({
      value: '25\u00a0%',
      title: '30 of 120 customers who ordered',
    });
  });

  it('says that there is no data where there is none', () => {
    expect(cells({}).revenue?.rows[0]).toMatchObject({ value: 'no data' });
  });

  it('shortens an amount of a million and keeps the exact one on hover', () => {
    const cell = cells({ revenue: figure(291_296_555) }).revenue;
    expect(cell?.value).toBe('£2.91m');
    expect(cell?.title).toContain('£2,912,965.55');
  });
});
