import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { readStages } from '@/lib/services/profiles/read-stages';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { Json, WorldCustomer, WorldEvent } from '@/lib/testing/oracle/world';
import { getOverview } from './get-overview';
import { readEventIds } from './sql/event-ids';
import { readStageSizes } from './sql/stage-sizes';
import type { Overview } from './types';

// A Wednesday; last week is 9 to 15 November.
const clock = new FixedClock(new Date('2026-11-18T12:00:00Z'));

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 4);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const person = (number: number, firstSeen: string, more: Partial<WorldCustomer> = {}): WorldCustomer => ({
  number,
  email: `c${number}@example.test`,
  traits: {},
  firstSeenAt: Date.parse(firstSeen),
  gone: false,
  consent: {},
  snapshot: {},
  ...more,
});

function eventsOf(
  rows: readonly (readonly [customer: number, name: string, at: string, properties?: { [name: string]: Json }])[],
): WorldEvent[] {
  return rows.map(([customer, name, at, properties], index) => ({
    seq: index + 1,
    customer,
    kind: 'track',
    name,
    at: Date.parse(at),
    properties: properties ?? null,
  }));
}
const order = (customer: number, at: string, total: number, products: Json[] = []) =>
  [customer, 'Order Completed', at, { total, products }] as const;

describe('the overview of a hand-made shop', () => {
  let overview: Overview;
  beforeAll(async () => {
    await loadWorld(pool, {
      customers: [
        person(1, '2025-11-12T10:00:00Z'),
        person(2, '2026-11-11T09:00:00Z'),
        person(3, '2026-04-01T09:00:00Z'),
        person(4, '2026-07-01T09:00:00Z', { email: null }),
        person(5, '2026-10-25T09:00:00Z'),
        person(6, '2026-11-16T00:00:00Z'),
        person(7, '2026-01-01T09:00:00Z', { consent: { email: 'unsubscribed' } }),
        person(8, '2026-01-01T09:00:00Z', { gone: true }),
        person(9, '2025-10-01T09:00:00Z'),
      ],
      events: eventsOf([
        order(9, '2025-10-01T10:00:00Z', 5),
        order(1, '2025-11-12T10:00:00Z', 70), // the same week a year before
        order(3, '2026-04-01T10:00:00Z', 10),
        order(4, '2026-07-01T10:00:00Z', 20),
        order(1, '2026-10-01T10:00:00Z', 50), // back after 323 days
        order(5, '2026-10-25T10:00:00Z', 60),
        order(1, '2026-11-04T10:00:00Z', 40), // the week before
        order(1, '2026-11-10T10:00:00Z', 100),
        order(2, '2026-11-11T10:00:00Z', 30),
        order(3, '2026-11-12T10:00:00Z', 200, [
          { category: 'Garden', price: 15, quantity: 10 },
          { category: 'Toys', price: 50 },
        ]),
        [3, 'Order Refunded', '2026-11-13T10:00:00Z', { total: 50 }],
        order(5, '2026-11-15T23:59:59Z', 15), // the last second of the week
        order(6, '2026-11-16T00:00:00Z', 999), // the first instant of the next
        [1, 'Email Delivered', '2026-11-05T10:00:00Z'],
        [1, 'Email Delivered', '2026-11-12T10:00:00Z'],
        [7, 'Email Delivered', '2026-11-12T10:00:00Z'],
        [7, 'Unsubscribed', '2026-11-12T11:00:00Z', { campaign: 'Autumn' }],
      ]),
      segments: [{ id: 'seg_a', key: 'a', rule: {} }],
    });
    await pool.query(
      "INSERT INTO suppression (customer, channel, reason, at) VALUES (9, 'email', 'bounced', '2026-11-14T00:00:00Z')",
    );
    await pool.query("UPDATE segment SET status = 'active', built_version = 1");
    await pool.query(`INSERT INTO membership (segment, customer, entered_at, left_at) VALUES
      (1, 1, '2026-10-01T10:00:00Z', NULL), (1, 4, '2026-10-01T10:00:00Z', '2026-11-12T00:00:00Z'), (1, 2, '2026-11-11T10:00:00Z', NULL)`);
    overview = await getOverview(pool, { period: 'last', clock });
  });

  it('takes revenue as orders less refunds, of the group that each customer was in when the week began', () => {
    const week = overview.weeks.at(-1);
    expect(week?.revenue).toEqual({ active: 10_000, new: 1_500, wonBack: 0, atRisk: 0, lapsed: 15_000, none: 3_000 });
    expect(week?.total).toBe(29_500);
    expect(overview.weeks.at(-2)?.revenue).toMatchObject({ wonBack: 4_000, active: 0 });
  });

  it('sets the same week a year before beside it, where the data reaches back', () => {
    expect(overview.hasYearAgo).toBe(true);
    expect(overview.weeks.at(-1)?.yearAgoTotal).toBe(7_000);
    expect(overview.weeks.at(0)?.yearAgoTotal).toBeNull();
  });

  it('counts the headline figures', () => {
    const { revenue, orders, active, newCustomers, reachable, unsubscribed } = overview.figures;
    expect(revenue).toMatchObject({ value: 29_500, before: 4_000, yearAgo: 7_000, gross: 34_500, refunds: 5_000 });
    // Of customers: 30, 150 and 15 more, and 60 more of the one who had brought 40 before.
    expect(revenue.chance).toBeCloseTo(1.96 * 100 * Math.sqrt(60 ** 2 + 30 ** 2 + 150 ** 2 + 15 ** 2), 4);
    expect(orders).toMatchObject({ value: 4, before: 1, part: 4, whole: 7, averageOrder: 8_625 });
    expect(active).toMatchObject({ value: 4, before: 2 });
    expect(newCustomers).toMatchObject({ value: 1, part: 1, whole: 4 });
    // Seven seen; one has no address, one unsubscribed on Thursday, one bounced on Saturday.
    expect(reachable).toMatchObject({ value: 4, before: 5, whole: 7 });
    expect(unsubscribed).toMatchObject({ value: 1, before: 0, whole: 2, complained: 0 });
  });

  it('tells what changed, largest first, with sizes and category', () => {
    const sales = overview.changes.filter((change) => change.kind === 'sales');
    expect(sales.map((change) => [change.group, change.effect])).toEqual([
      ['lapsed', 15_000],
      ['active', 10_000],
      ['wonBack', -4_000],
      ['none', 3_000],
      ['new', 1_500],
    ]);
    expect(sales[0]).toMatchObject({
      size: 2,
      category: { name: 'Garden', effect: 15_000 },
      single: { amount: 20_000, customerId: 'cus_3' },
    });
  });

  it('follows the sizes of the stages and of the segments', () => {
    const sizes = new Map(overview.drift.map((each) => [each.group ?? each.segment?.id, each.size]));
    expect(Object.fromEntries(sizes)).toEqual({ active: 2, new: 1, wonBack: 1, atRisk: 1, lapsed: 1, seg_a: 2 });
    expect(overview.segments).toEqual([
      expect.objectContaining({ id: 'seg_a', size: 2, reachable: 2, entered: 1, left: 1, revenue: 13_000, buyers: 2 }),
    ]);
    expect(overview.segments[0]?.line.slice(-3)).toEqual([2, 2, 2]);
    expect(overview.segments[0]?.line[0]).toBeNull();
  });

  it('compares a week that is not over with the same part of the week before', async () => {
    const running = await getOverview(pool, { period: 'this', clock });
    expect(running.figures.revenue).toMatchObject({ value: 99_900, before: 13_000 });
  });
});

describe('an empty product', () => {
  it('has no events and nothing that is not a number', async () => {
    await loadWorld(pool, { customers: [], events: [], segments: [] });
    const overview = await getOverview(pool, { period: 'last', clock });
    expect(overview.reach.hasEvents).toBe(false);
    expect(overview.figures.revenue).toMatchObject({ value: 0, before: null, yearAgo: null });
    expect(overview.changes).toEqual([]);
    expect(JSON.stringify(overview)).not.toMatch(/NaN|Infinity/);
  });
});

describe('the lifecycle stage', () => {
  it('is that of the rule language, at any instant', async () => {
    const random = createRandom('stages');
    const end = Date.parse('2026-11-16T00:00:00Z');
    const day = 86_400_000;
    const customers = Array.from({ length: 40 }, (_, index) => index + 1);
    const rows = customers.flatMap((customer) =>
      Array.from(
        { length: random.int(0, 6) },
        () =>
          [
            customer,
            'Order Completed',
            new Date(end - random.int(1, 500 * 24) * (day / 24)).toISOString(),
            { total: 1 },
          ] as const,
      ),
    );
    await loadWorld(pool, {
      customers: customers.map((number) => person(number, '2025-01-01T00:00:00Z')),
      events: eventsOf(rows),
      segments: [],
    });
    const instants = Array.from({ length: 10 }, (_, index) => new Date(end - (9 - index) * 37 * day + 1));
    const sizes = await readStageSizes(pool, await readEventIds(pool), instants);
    for (const [index, instant] of instants.entries()) {
      const expected = new Map<string, number>();
      for (const stage of (await readStages(pool, customers, new Date(instant.getTime() - 1))).values()) {
        expected.set(stage, (expected.get(stage) ?? 0) + 1);
      }
      const found = new Map(sizes.filter((row) => row.instant === index).map((row) => [row.stage as string, row.size]));
      expect(found).toEqual(expected);
    }
  });
});
