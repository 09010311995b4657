import { describe, expect, it } from 'vitest';
import { findSalesChanges, SPAN } from './find-sales-changes';
import type { StageCategory } from './sql/stage-categories';
import { byGroup, NOTHING_SOLD, type SalesByGroup } from './summarise-sales';
import type { Sales } from './types';

/** `buyers` customers who spend `each` (in pence). */
const sold = (buyers: number, each: number, more: Partial<Sales> = {}): Sales => ({
  ...NOTHING_SOLD,
  orders: buyers,
  buyers,
  gross: buyers * each,
  revenue: buyers * each,
  squares: buyers * each * each,
  largestOrder: buyers > 0 ? { amount: each, customer: 1 } : null,
  ...more,
});

const spans = (active: [yearAgoBefore: Sales, yearAgo: Sales, before: Sales, now: Sales]): SalesByGroup[] =>
  active.map((sales) => byGroup((group) => (group === 'active' ? sales : NOTHING_SOLD)));

function find(active: [Sales, Sales, Sales, Sales], categories: StageCategory[] = [], hasYearAgo = true) {
  return findSalesChanges({
    spans: spans(active),
    categories,
    lines: byGroup(() => []),
    sizeOf: () => 500,
    hasYearAgo,
    currency: 'GBP',
  });
}

describe('changes of revenue and how well they are explained', () => {
  it('leaves out groups that did not change', () => {
    expect(find([sold(10, 100), sold(10, 100), sold(10, 100), sold(10, 100)])).toEqual([]);
  });

  it('says chance where as many more customers come by chance', () => {
    const [change] = find([sold(100, 1000), sold(100, 1000), sold(100, 1000), sold(110, 1000)]);
    expect(change).toMatchObject({ group: 'active', effect: 10_000, grade: 'chance' });
  });

  it('says season where a year before moved clearly the same way', () => {
    const [change] = find([sold(200, 1000), sold(300, 1000), sold(200, 1000), sold(300, 1000)]);
    expect(change).toMatchObject({ effect: 100_000, yearAgoEffect: 100_000, grade: 'season' });
  });

  it('finds no season where a year before moved the other way, or is not known', () => {
    expect(find([sold(300, 1000), sold(200, 1000), sold(200, 1000), sold(300, 1000)])[0]?.grade).toBe('noCause');
    const [unknown] = find([sold(200, 1000), sold(300, 1000), sold(200, 1000), sold(300, 1000)], [], false);
    expect(unknown).toMatchObject({ grade: 'noCause', yearAgoEffect: null });
  });

  it('names the category that moved most the same way, as seen together', () => {
    const line = (span: number, category: string, gross: string): StageCategory => ({
      span,
      stage: 'active',
      category,
      gross,
    });
    const [change] = find(
      [sold(0, 0), sold(0, 0), sold(200, 1000), sold(300, 1000)],
      [
        line(SPAN.before, 'Christmas', '100.00'),
        line(SPAN.current, 'Christmas', '680.00'),
        line(SPAN.before, 'Garden', '900.00'),
        line(SPAN.current, 'Garden', '800.00'),
        line(SPAN.yearAgo, 'Christmas', '9999.00'),
      ],
    );
    expect(change).toMatchObject({ grade: 'seenTogether', category: { name: 'Christmas', effect: 58_000 } });
  });

  it('knows the cause where one order unlike any before makes most of it', () => {
    const large = sold(101, 1000, {
      gross: 601_000,
      revenue: 601_000,
      squares: 100 * 1000 ** 2 + 501_000 ** 2,
      largestOrder: { amount: 500_000, customer: 7 },
    });
    const [change] = find([sold(0, 0), sold(0, 0), sold(100, 1000), large]);
    expect(change).toMatchObject({
      grade: 'knownCause',
      single: { amount: 500_000, customer: 7, what: 'order', when: 'now' },
    });
  });

  it('does not take an order for the cause where the period before had one as large', () => {
    const now = sold(110, 1000, { largestOrder: { amount: 20_000, customer: 7 } });
    const before = sold(100, 1000, { largestOrder: { amount: 19_000, customer: 8 } });
    expect(find([sold(0, 0), sold(0, 0), before, now])[0]).toMatchObject({ grade: 'chance', single: null });
  });

  it('takes a large refund now for the cause of a loss', () => {
    const now = sold(100, 1000, { refunds: 90_000, revenue: 10_000, largestRefund: { amount: 88_000, customer: 3 } });
    expect(find([sold(0, 0), sold(0, 0), sold(100, 1000), now])[0]).toMatchObject({
      effect: -90_000,
      grade: 'knownCause',
      single: { what: 'refund', when: 'now', customer: 3 },
    });
  });
});
