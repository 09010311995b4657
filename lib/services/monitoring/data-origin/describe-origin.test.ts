import { describe, expect, it } from 'vitest';
import { describeOrigin } from './describe-origin';

const counts = {
  customers: 107,
  products: 20,
  events: [
    { kind: 'track', name: 'Product Viewed', events: 510 },
    { kind: 'track', name: 'Order Completed', events: 33 },
    { kind: 'track', name: 'Wished', events: 4 },
  ],
};
const demo = {
  loadedAt: new Date('2026-11-20T10:00:00Z'),
  seed: 'kindred',
  shiftDays: 5000,
  real: { customers: 90, products: 20, orders: 30, refunds: 2 },
  generated: { registered: 10, anonymous: 5, events: { 'Product Viewed': 500 } },
};

describe('where the data comes from', () => {
  it('tells the real, the generated and what came since apart', () => {
    const rows = describeOrigin(counts, demo);
    expect(rows.map((row) => [row.what, row.real, row.generated, row.received])).toEqual([
      ['Customers', 90, 15, 2],
      ['Products', 20, 0, 0],
      ['Order Completed', 30, 0, 3],
      ['Product Viewed', 0, 500, 10],
      ['Wished', 0, 0, 4],
    ]);
  });

  it('counts everything as received in a product without demo data', () => {
    expect(
      describeOrigin(counts, null).every((row) => row.received === row.now && row.real === 0 && row.generated === 0),
    ).toBe(true);
  });

  it('does not count customers who were merged away as negative', () => {
    expect(describeOrigin({ ...counts, customers: 100 }, demo)[0]?.received).toBe(0);
  });
});
