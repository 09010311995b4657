import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { insertEvents, loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer, WorldEvent } from '@/lib/testing/oracle/world';
import { previewSegment } from './preview-segment';

const NOW = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;
const clock = new FixedClock(new Date(NOW));

/** Viewed a product at least 3 times in the last 48 hours and did not purchase since. */
const BROWSERS = {
  type: 'event',
  event: 'Product Viewed',
  op: 'gte',
  value: 3,
  within: '48h',
  notFollowedBy: { event: 'Order Completed' },
};
/** Added to cart more than 2 hours ago with no order since, and started checkout in the last 7 days. */
const ABANDONED = [
  { type: 'event', event: 'Product Added', olderThan: '2h', notFollowedBy: { event: 'Order Completed' } },
  { type: 'event', event: 'Checkout Started', within: '7d' },
];

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
  const events: WorldEvent[] = [];
  const add = (customer: number, name: string, hoursAgo: number) =>
    events.push({ seq: events.length + 1, customer, kind: 'track', name, at: NOW - hoursAgo * HOUR, properties: null });
  for (const hours of [40, 30, 20]) add(1, 'Product Viewed', hours); // a browser
  for (const hours of [40, 30, 20]) add(2, 'Product Viewed', hours); // bought since
  add(2, 'Order Completed', 10);
  add(3, 'Order Completed', 45); // bought before the views
  for (const hours of [44, 30, 0]) add(3, 'Product Viewed', hours);
  for (const hours of [48, 30, 20]) add(4, 'Product Viewed', hours); // the first is exactly 48 hours old: out
  add(5, 'Product Added', 2); // exactly 2 hours ago: in
  add(5, 'Checkout Started', 100);
  add(6, 'Product Added', 1.99);
  add(6, 'Checkout Started', 1);
  add(7, 'Product Added', 5);
  add(7, 'Checkout Started', 168); // exactly 7 days ago: out
  const customer = (number: number): WorldCustomer => ({
    number,
    email: number === 3 ? null : `c${number}@example.test`,
    traits: {},
    firstSeenAt: null,
    gone: number === 9,
    consent: number === 1 ? { email: 'unsubscribed' } : {},
    snapshot: {},
  });
  await loadWorld(pool, {
    customers: [1, 2, 3, 4, 5, 6, 7, 8, 9].map(customer),
    events,
    segments: [{ id: 'seg_browsers', key: 'browsers', rule: { type: 'all', children: [BROWSERS] } }],
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const preview = (rule: unknown, more: { asOf?: Date; self?: string } = {}) =>
  previewSegment(pool, clock, { rule: parseRule(rule), sample: 500, personal: true, ...more });
const ids = (customers: readonly { id: string }[]): string[] => customers.map(({ id }) => id);

describe('previewSegment', () => {
  it('finds who viewed 3 times in 48 hours and did not purchase since, to the millisecond', async () => {
    const found = await preview({ type: 'all', children: [BROWSERS] });
    expect(ids(found.sample)).toEqual(['cus_1', 'cus_3']);
    expect(found).toMatchObject({
      count: 2,
      total: 8,
      reachable: 0,
      unreachable: { noAddress: 1, suppressed: 0, unsubscribed: 1 },
      asOf: '2026-06-01T12:00:00.000Z',
      approximate: [],
    });
    const before = await preview({ type: 'all', children: [BROWSERS] }, { asOf: new Date(NOW - 1) });
    expect(ids(before.sample)).toEqual(['cus_1', 'cus_4']);
  });

  it('finds abandoned carts with a checkout lately', async () => {
    const found = await preview({ type: 'all', children: ABANDONED });
    expect(ids(found.sample)).toEqual(['cus_5']);
    expect(found.reachable).toBe(1);
  });

  it('shows the funnel: each node alone, as far as it, and without it', async () => {
    const rule = {
      type: 'all',
      children: [
        { ...BROWSERS, disabled: true },
        ABANDONED[0],
        { type: 'any', name: 'Checkout', children: [ABANDONED[1]] },
        { type: 'trait', trait: 'email', op: 'exists' },
      ],
    };
    const { steps } = await preview(rule);
    expect(steps.map(({ path, count, cumulative, withoutIt }) => [path, count, cumulative, withoutIt])).toEqual([
      ['/children/1', 2, 2, 2],
      ['/children/2', 2, 1, 2],
      ['/children/2/children/0', 2, 1, 2],
      ['/children/3', 7, 1, 1],
    ]);
    expect(steps[1]?.description).toBe('Checkout');
    expect(steps[0]?.description).toBe(
      'Added to cart at least once more than 2 hours ago, not followed by “placed an order”',
    );
  });

  it('counts a root without conditions as everyone, and none as the rest', async () => {
    expect((await preview({ type: 'all', children: [] })).count).toBe(8);
    expect((await preview({ type: 'none', children: [BROWSERS] })).count).toBe(6);
    expect(
      (await preview({ type: 'all', children: [{ type: 'segment', segment: 'browsers', op: 'notIn' }] })).count,
    ).toBe(6);
  });

  it('names what today decides about the past, and data that nobody has', async () => {
    const rule = {
      type: 'all',
      children: [
        { type: 'trait', trait: 'shoeSize', op: 'gte', value: 40 },
        { type: 'event', event: 'Moon Landed' },
        BROWSERS,
      ],
    };
    const found = await preview(rule, { asOf: new Date(NOW - 24 * HOUR) });
    expect(found.approximate).toEqual(['/children/0']);
    expect(found.warnings.map(({ path }) => path)).toEqual(['/children/0/trait', '/children/1/event']);
  });

  it('refuses a reference that leads nowhere or round in a circle, at its place', async () => {
    const refused = (promise: Promise<unknown>) => expect(promise).rejects;
    await refused(preview({ type: 'all', children: [{ type: 'segment', segment: 'gone', op: 'in' }] })).toMatchObject({
      code: 'invalidInput',
      errors: [{ path: '/rule/children/0/segment' }],
    });
    await refused(
      preview(
        { type: 'all', children: [BROWSERS, { type: 'segment', segment: 'browsers', op: 'in' }] },
        { self: 'seg_browsers' },
      ),
    ).toMatchObject({
      errors: [{ path: '/rule/children/1/segment', message: 'goes round in a circle: browsers → browsers' }],
    });
  });

  it('never answers from a set that new data has made wrong', async () => {
    const rule = { type: 'all', children: [{ type: 'event', event: 'Newsletter Read' }] };
    const asOf = new Date(NOW);
    expect((await preview(rule, { asOf })).count).toBe(0);
    expect((await preview(rule, { asOf })).count).toBe(0);
    await insertEvents(pool, [
      { seq: 1000, customer: 8, kind: 'track', name: 'Newsletter Read', at: NOW, properties: null },
    ]);
    expect((await preview(rule, { asOf })).count).toBe(1);
    expect((await preview(rule, { asOf: new Date(NOW - 1) })).count).toBe(0);
  });
});
