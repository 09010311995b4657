import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import type { SingleCall } from '../ingest/call-schema';
import { CommitQueue } from '../ingest/commit-queue';
import { type IngestDeps, ingestCall } from '../ingest/ingest-calls';
import { findCustomer, MergedCustomerError } from './find-customer';
import { listCustomerEvents } from './list-customer-events';
import { listIdentities } from './list-identities';
import { readCustomer, readCustomers } from './read-customers';
import { readProductSales } from './read-product-sales';
import { readWeeklyActivity } from './read-weekly-activity';
import { searchEverything } from './search-everything';

let database: TestDatabase;
let db: Pool;
let deps: IngestDeps;
const clock = new FixedClock(new Date('2026-03-02T12:00:00Z'));

beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 8);
  deps = { db, clock, queue: new CommitQueue(db, clock) };
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const send = (kind: SingleCall, call: Record<string, unknown>) => ingestCall(deps, kind, call, null);
const idOf = async (userId: string): Promise<string> => {
  const { data } = await readCustomers(db, { externalId: userId, limit: 1, at: clock.now(), personal: true });
  return data[0]?.id ?? '';
};

describe('a customer', () => {
  it('shows the exact metrics of this instant, money to the penny', async () => {
    await send('identify', {
      userId: 'm1',
      traits: { email: 'M1@Shop.test', firstName: 'Mia' },
      timestamp: '2026-02-01T00:00:00Z',
    });
    for (const [total, timestamp] of [
      [10.1, '2026-02-10T10:00:00Z'],
      [20.2, '2026-02-20T13:00:00Z'],
      [0.03, '2026-02-20T13:10:00Z'],
    ] as const)
      await send('track', { userId: 'm1', event: 'Order Completed', properties: { total }, timestamp });
    await send('track', {
      userId: 'm1',
      event: 'Order Refunded',
      properties: { total: 5 },
      timestamp: '2026-02-21T10:00:00Z',
    });
    const { metrics } = await readCustomer(db, await idOf('m1'), clock.now());
    expect(metrics).toMatchObject({
      currency: 'GBP',
      recencyDays: 9,
      frequency: 3,
      monetary: '25.33',
      averageOrderValue: '8.44',
      tenureDays: 29,
      sessions: 2,
      lifecycleStage: 'active',
      engagementScore: null,
      computedAt: null,
    });
  });

  it('is found by email in any case, and has zero and missing metrics without an order', async () => {
    await send('identify', { userId: 'e1', traits: { email: 'Eve@Shop.test' } });
    const { data } = await readCustomers(db, { email: 'eVE@shop.TEST', limit: 5, at: clock.now(), personal: true });
    expect(data).toHaveLength(1);
    expect(data[0]?.metrics).toMatchObject({
      frequency: 0,
      monetary: '0.00',
      averageOrderValue: null,
      recencyDays: null,
      lifecycleStage: null,
    });
  });

  it('that was merged away names who is left, and the old userId finds them', async () => {
    await send('identify', { userId: 'old', traits: { firstName: 'Old' } });
    await send('identify', { userId: 'new', traits: { firstName: 'New' } });
    const oldId = await idOf('old');
    await send('alias', { previousId: 'old', userId: 'new' });
    const newId = await idOf('new');
    await expect(findCustomer(db, oldId)).rejects.toBeInstanceOf(MergedCustomerError);
    await expect(findCustomer(db, oldId)).rejects.toThrow(newId);
    expect(await idOf('old')).toBe(newId);
    const { number } = await findCustomer(db, newId);
    const { identities, merged } = await listIdentities(db, number);
    expect(
      identities
        .filter(({ kind }) => kind === 'user')
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['new', 'old']);
    expect(merged.map(({ id }) => id)).toEqual([oldId]);
  });

  it('that was erased is not there', async () => {
    await send('identify', { userId: 'gone' });
    const id = await idOf('gone');
    await db.query('UPDATE customer SET erased_at = now() WHERE id = $1', [id]);
    await expect(findCustomer(db, id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(findCustomer(db, 'cus_nobody')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('the timeline', () => {
  it('walks to the beginning, events of the same time by receipt, none lost or twice', async () => {
    for (let i = 0; i < 25; i += 1)
      await send('track', {
        userId: 't1',
        event: `E${i}`,
        timestamp: new Date(Date.UTC(2026, 1, 1, 0, Math.floor(i / 3))).toISOString(),
      });
    const { number } = await findCustomer(db, await idOf('t1'));
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listCustomerEvents(db, { customer: number, cursor, limit: 4 });
      names.push(...page.data.map(({ name }) => name));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(names).toEqual(Array.from({ length: 25 }, (_, i) => `E${24 - i}`));
    const weeks = await readWeeklyActivity(db, { customer: number, at: clock.now(), weeks: 6 });
    expect(weeks.reduce((sum, week) => sum + week, 0)).toBe(25);
  });

  it('is empty for a customer without events', async () => {
    expect(await listCustomerEvents(db, { customer: 999_999, limit: 4 })).toEqual({ data: [], nextCursor: null });
  });
});

describe('products and search', () => {
  it('says who buys a product, how often a week, and what with', async () => {
    const at = clock.now();
    await db.query(
      `INSERT INTO product (id, external_id, name, created_at, updated_at) VALUES ('prd_a', 'A', 'Lamp', $1, $1), ('prd_b', 'B', 'Bulb', $1, $1), ('prd_c', 'C', 'Cake', $1, $1)`,
      [at],
    );
    const order = (userId: string, ids: string[], timestamp: string) =>
      send('track', {
        userId,
        event: 'Order Completed',
        timestamp,
        properties: { total: 1, products: ids.map((productId) => ({ productId, quantity: 2 })) },
      });
    await order('p1', ['A', 'B'], '2026-03-02T10:00:00Z');
    await order('p1', ['A', 'B', 'C'], '2026-02-23T00:00:00Z');
    await order('p2', ['A', 'A'], '2026-02-22T23:59:59Z');
    await order('p3', ['B'], '2026-02-22T23:59:59Z');
    const sales = await readProductSales(db, { externalId: 'A', at, weeks: 3 });
    expect(sales).toMatchObject({ buyers: 2, repeatBuyers: 1 });
    expect(sales.weeks).toEqual([
      { week: '2026-02-16', orders: 1, units: 4 },
      { week: '2026-02-23', orders: 1, units: 2 },
      { week: '2026-03-02', orders: 1, units: 2 },
    ]);
    expect(sales.boughtWith.map(({ name, orders }) => [name, orders])).toEqual([
      ['Bulb', 2],
      ['Cake', 1],
    ]);
    expect(sales.recent.map(({ externalId }) => externalId)).toEqual(['p1', 'p2']);
  });

  it('finds customers by name, and masks them for those who may not see it', async () => {
    await send('identify', {
      userId: 's1',
      traits: { email: 'zelda.quirk@shop.test', firstName: 'Zelda', lastName: 'Quirk' },
    });
    expect((await searchEverything(db, { q: 'zelda q', personal: true })).customers).toMatchObject([
      { name: 'Zelda Quirk', email: 'zelda.quirk@shop.test' },
    ]);
    expect((await searchEverything(db, { q: 'ze', personal: true })).customers).toHaveLength(1);
    expect((await searchEverything(db, { q: 'zelda', personal: false })).customers).toEqual([]);
    expect((await searchEverything(db, { q: 'zelda.quirk@shop.test', personal: false })).customers).toMatchObject([
      { name: 'Z. Q.', email: 'z•••@s•••.test' },
    ]);
    expect((await searchEverything(db, { q: 'lam', personal: true })).products).toEqual([
      { id: 'prd_a', name: 'Lamp' },
    ]);
  });
});
