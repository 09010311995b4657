import { describe, expect, it } from 'vitest';
import { DEFAULT_LIFECYCLE } from '@/lib/catalog';
import { NOTHING_SOLD } from '@/lib/services/monitoring/overview/summarise-sales';
import type { SalesChange } from '@/lib/services/monitoring/overview/types';
import { changeWords } from './change-words';

const context = { lifecycle: DEFAULT_LIFECYCLE, currency: 'GBP', period: 'last', yearAgo: '2025' } as const;
const NBSP = '\u00a0';

const sales = (more: Partial<SalesChange>): SalesChange => ({
  kind: 'sales',
  group: 'atRisk',
  effect: 1_266_500,
  chance: 400_000,
  grade: 'noCause',
  line: [],
  now: { ...NOTHING_SOLD, buyers: 132, revenue: 2_640_000 },
  before: { ...NOTHING_SOLD, buyers: 95, revenue: 1_373_500 },
  size: 640,
  sizeBefore: 650,
  yearAgoEffect: null,
  category: null,
  single: null,
  ...more,
});

describe('a change in words', () => {
  it('says who spent more, how many ordered and at what each', () => {
    expect(changeWords(sales({}), context)).toMatchObject({
      amount: '+£12,665',
      title: 'At-risk customers spent more.',
      detail: '132 of 640 ordered, 37 more, at £200 each (£145 before).',
      grade: { label: 'No cause found' },
      tone: 'good',
    });
  });

  it('gives a season with the category and what happened a year before', () => {
    const { detail, grade } = changeWords(
      sales({ grade: 'season', yearAgoEffect: 812_000, category: { name: 'Christmas', effect: 734_570 } }),
      context,
    );
    expect(detail).toContain(
      `58${NBSP}% of it was Christmas, and the same weeks of 2025 moved the same way, by £8,120.`,
    );
    expect(grade.label).toBe('Season');
  });

  it('names the one order that makes it', () => {
    const { detail } = changeWords(
      sales({
        grade: 'knownCause',
        single: { amount: 1_500_000, customer: 1, customerId: 'cus_1', what: 'order', when: 'now' },
      }),
      context,
    );
    expect(detail).toContain('One order of £15,000 makes more than all of it.');
  });

  it('is neither good nor bad where chance may have given it', () => {
    expect(changeWords(sales({ effect: -1_000, grade: 'chance' }), context)).toMatchObject({
      amount: '−£10',
      tone: 'none',
      grade: { label: 'Could be chance' },
    });
  });

  it('says it where nobody ordered', () => {
    const { detail } = changeWords(sales({ effect: -100, now: NOTHING_SOLD }), context);
    expect(detail).toBe('None of 640 ordered, 95 did before.');
  });

  it('counts unsubscribes with their denominators', () => {
    const words = changeWords(
      {
        kind: 'unsubscribes',
        effect: 9,
        chance: 9,
        grade: 'seenTogether',
        line: [],
        now: 17,
        before: 8,
        delivered: 2048,
        deliveredBefore: 1900,
        campaign: { campaign: 'Long time no see', unsubscribed: 11 },
      },
      context,
    );
    expect(words).toMatchObject({ amount: '+9 people', title: 'Unsubscribes rose to 17.', tone: 'bad' });
    expect(words.detail).toBe(
      `0.83${NBSP}% of 2,048 delivered emails, 0.42${NBSP}% in the week before. 11 came from Long time no see.`,
    );
  });

  it('says how customers came into a stage, and that more at risk is bad', () => {
    const words = changeWords(
      {
        kind: 'stage',
        group: 'atRisk',
        effect: 38,
        chance: 16,
        grade: 'knownCause',
        line: [],
        size: 1204,
        entered: 52,
        left: 14,
        main: { group: 'active', customers: 50 },
      },
      context,
    );
    expect(words).toMatchObject({
      amount: '+38 people',
      title: 'At risk grew to 1,204.',
      detail: '52 came in, 14 went. 50 came from Active: 90 days passed without an order.',
      tone: 'bad',
    });
  });
});
