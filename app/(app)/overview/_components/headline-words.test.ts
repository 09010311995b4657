import { describe, expect, it } from 'vitest';
import { type PeriodKey, periodAt } from '@/lib/services/monitoring/overview/period';
import { NOTHING_SOLD } from '@/lib/services/monitoring/overview/summarise-sales';
import type { Figure, Figures, SalesChange } from '@/lib/services/monitoring/overview/types';
import { headlineWords } from './headline-words';
import { plainText } from './phrase';

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

interface Told {
  revenue?: Figure;
  orders?: Figure;
  firsts?: number;
  period?: PeriodKey;
  now?: string;
  changes?: SalesChange[];
}

function words({
  revenue = figure(3_842_000),
  orders = figure(120, { part: 87 }),
  firsts = 12,
  period = 'last',
  now = '2026-11-18T12:00:00Z',
  changes = [],
}: Told) {
  const none = figure(0);
  const figures: Figures = {
    revenue: { ...revenue, refunds: 0, gross: revenue.value },
    orders: { ...orders, averageOrder: null },
    active: none,
    newCustomers: figure(firsts),
    reachable: none,
    unsubscribed: { ...none, complained: 0, complainedBefore: 0 },
  };
  return headlineWords({
    shop: { name: 'Shop', currency: 'GBP', timezone: 'Europe/London' },
    period: periodAt(period, new Date(now), 'Europe/London'),
    figures,
    changes,
    hasBefore: revenue.before !== null,
  });
}

describe('the headline', () => {
  it('says what was taken, how that compares, and who bought', () => {
    const phrases = words({ revenue: figure(3_842_000, { before: 3_335_000, chance: 100_000, yearAgo: 3_000_000 }) });
    expect(plainText(phrases)).toBe(
      'The shop took £38,420 in the week of 9 to 15 November, £5,070 more (15\u00a0%) than the week before. The same week a year before brought £30,000. 87 customers placed 120 orders, 12 of them for the first time.',
    );
    expect(phrases.filter((phrase) => phrase.strong).map((phrase) => phrase.text)).toEqual([
      '£38,420',
      '£5,070 more',
      '87 customers',
      '120 orders',
    ]);
  });

  it('says where chance alone can give the difference', () => {
    expect(plainText(words({ revenue: figure(3_000_000, { before: 3_100_000, chance: 400_000 }) }))).toContain(
      '£1,000 less (3\u00a0%) than the week before, which chance alone can give.',
    );
  });

  it('says so where there is nothing to compare with', () => {
    expect(plainText(words({}))).toContain(
      'in the week of 9 to 15 November; there is no time before to compare it with.',
    );
  });

  it('draws no conclusion from less than a day', () => {
    const text = plainText(
      words({ period: 'this', now: '2026-11-16T09:00:00Z', revenue: figure(50_000, { before: 10_000, yearAgo: 1 }) }),
    );
    expect(text).toContain('so far this week. The week has run for less than a day: too short to say what changed.');
    expect(text).not.toContain('more');
  });

  it('says that no order came, and what the week before brought', () => {
    expect(plainText(words({ orders: figure(0), revenue: figure(0, { before: 120_000 }) }))).toBe(
      'There was no order in the week of 9 to 15 November. In the week before the shop took £1,200.',
    );
  });

  it('names the group that moved most, of those that moved by more than chance', () => {
    const change = (group: SalesChange['group'], effect: number, grade: SalesChange['grade']): SalesChange => ({
      kind: 'sales',
      group,
      effect,
      chance: 0,
      grade,
      line: [],
      now: NOTHING_SOLD,
      before: NOTHING_SOLD,
      size: 1,
      sizeBefore: 1,
      yearAgoEffect: null,
      category: null,
      single: null,
    });
    const text = plainText(
      words({
        revenue: figure(100, { before: 50 }),
        changes: [change('active', 90_000, 'chance'), change('atRisk', -30_000, 'season')],
      }),
    );
    expect(text).toContain('What moved most: at-risk customers spent £300 less.');
  });
});
