import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { countCustomers } from './count-customers';
import type { CustomerFilter } from './customer-filter';
import { CUSTOMER_SORTS, parseOrder } from './customer-order';
import { listCustomers } from './list-customers';

// 60 customers: many share a value, many lack one, some are merged or erased.
const AT = new Date('2026-03-01T12:00:00Z');
const WORLD = `
  INSERT INTO customer (id, external_id, email, traits, created_at, updated_at, merged_into, erased_at)
  SELECT 'c' || i, 'u' || i, CASE WHEN i % 6 > 0 THEN 'P' || i || '@shop.test' END,
    jsonb_build_object('firstName', (ARRAY['Ann','Bob','Cäcilie'])[1 + i % 3], 'lastName', 'O''Neil_' || i, 'country', (ARRAY['GB','DE'])[1 + i % 2]),
    '2026-01-01'::timestamptz + (i / 4) * interval '1 hour', '2026-01-01', CASE WHEN i = 58 THEN 1 END, CASE WHEN i = 59 THEN now() END
  FROM generate_series(0, 59) i;
  INSERT INTO customer_fact (customer, orders, revenue, first_order_at, previous_order_at, last_order_at, last_seen_at, computed_at)
  SELECT i, o, o * 10.5, CASE WHEN o > 0 THEN '2025-01-01'::timestamptz END,
    CASE WHEN o > 1 THEN '2026-02-20'::timestamptz - make_interval(days => i * 10) END,
    CASE WHEN o > 0 THEN '2026-02-28'::timestamptz - make_interval(days => (i / 5) * 30) END,
    CASE WHEN i % 7 > 0 THEN '2026-02-28'::timestamptz - make_interval(days => i / 3) END, '2026-03-01'
  FROM (SELECT i, i % 5 AS o FROM generate_series(1, 60) i WHERE i % 11 > 0) t;
  INSERT INTO customer_snapshot (customer, engagement_score, computed_at) SELECT i, (i % 4) * 25, '2026-03-01' FROM generate_series(1, 60, 2) i;
  INSERT INTO consent SELECT i, 'email', CASE WHEN i % 3 = 0 THEN 'unsubscribed' ELSE 'subscribed' END, now(), 'test' FROM generate_series(2, 60, 2) i;
  INSERT INTO suppression VALUES (4, 'email', 'bounced', now()), (5, 'email', 'complained', now());
  INSERT INTO segment (id, key, name, rule, status, created_at, updated_at) VALUES ('seg', 's', 'S', '{}', 'active', now(), now());
  INSERT INTO membership SELECT 1, i, now(), CASE WHEN i > 10 THEN now() END FROM generate_series(1, 20) i;`;

let database: TestDatabase;
let db: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
  await db.query(WORLD);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const one = (filter: CustomerFilter, sort = '-lastSeen', personal = true) =>
  listCustomers(db, { filter, order: parseOrder(sort), limit: 500, at: AT, personal });
const count = (filter: CustomerFilter) => countCustomers(db, { filter, at: AT, personal: true });

async function walk(filter: CustomerFilter, sort: string, limit: number) {
  const rows: Awaited<ReturnType<typeof one>>['data'] = [];
  for (let cursor: string | undefined, turns = 0; turns < 100; turns += 1) {
    const page = await listCustomers(db, { filter, order: parseOrder(sort), cursor, limit, at: AT, personal: true });
    rows.push(...page.data);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
  throw new Error('the walk has no end');
}

describe('paging', () => {
  const value = {
    created: 'createdAt',
    lastSeen: 'lastSeenAt',
    lastOrder: 'lastOrderAt',
    orders: 'orders',
    spent: 'spent',
    engagement: 'engagementScore',
  } as const;
  const cases = CUSTOMER_SORTS.flatMap((sort) => [sort, `-${sort}`]).flatMap((sort) => [
    { sort, filter: {} },
    { sort, filter: { countries: ['DE'] } },
  ]);
  it.each(cases)(
    'by $sort with $filter meets everyone once, in order, those without a value last',
    async ({ sort, filter }) => {
      const rows = await walk(filter, sort, 7);
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      expect(rows.length).toBe(await count(filter));
      expect(rows.length).toBe(filter.countries ? 29 : 58);
      const field = value[parseOrder(sort).sort];
      // Facts that are missing count as 0 in the row and stand at the end all the same.
      const known = rows
        .map((row) => row[field])
        .filter((each) => each !== null && Number(each) !== 0)
        .map(Number);
      expect(known).toEqual([...known].sort((a, b) => (sort.startsWith('-') ? b - a : a - b)));
    },
  );
  it('refuses a cursor of another order', async () => {
    const { nextCursor } = await listCustomers(db, {
      filter: {},
      order: parseOrder('-spent'),
      limit: 5,
      at: AT,
      personal: true,
    });
    const wrong = listCustomers(db, {
      filter: {},
      order: parseOrder('orders'),
      cursor: nextCursor ?? '',
      limit: 5,
      at: AT,
      personal: true,
    });
    await expect(wrong).rejects.toMatchObject({ code: 'invalidInput' });
  });
});

describe('search', () => {
  it.each([
    ['ann', 20],
    ["o'neil_12", 1],
    ['P12@', 0],
    ['p13@shop', 1],
    ['c', 20],
    ['cä', 20],
    ['%', 0],
    ['u_', 0],
    ['c13', 1],
    ['nobody', 0],
  ])('%s finds %i', async (q, expected) => {
    const { data } = await one({ q });
    expect(data.length).toBe(expected === 20 ? data.length : expected);
    if (expected === 20) expect(data.length).toBeGreaterThan(17);
    expect(await count({ q })).toBe(data.length);
  });
  it('finds by whole address or id only for those who see personal data masked', async () => {
    expect((await one({ q: 'ann' }, '-lastSeen', false)).data).toEqual([]);
    expect((await one({ q: 'P13@SHOP.test' }, '-lastSeen', false)).data.map((row) => row.id)).toEqual(['c13']);
    expect((await one({ q: 'u13' }, '-lastSeen', false)).data.map((row) => row.id)).toEqual(['c13']);
  });
});

describe('filters', () => {
  it('tells apart who can be emailed, each customer under one status', async () => {
    const statuses = ['reachable', 'unsubscribed', 'bounced', 'complained', 'noEmail'] as const;
    let sum = 0;
    for (const status of statuses) {
      const { data } = await one({ emailStatuses: [status] });
      expect(data.every((row) => row.emailStatus === status)).toBe(true);
      expect(data.length).toBeGreaterThan(0);
      sum += data.length;
    }
    expect(sum).toBe(58);
  });
  it('takes current members only, and nobody for a segment that is not there', async () => {
    expect((await one({ segments: [1] })).data.length).toBe(10);
    expect((await one({ segments: [0] })).data).toEqual([]);
  });
  it('knows who has ordered', async () => {
    const yes = await one({ hasOrdered: true });
    const no = await one({ hasOrdered: false });
    expect(yes.data.every((row) => row.orders > 0)).toBe(true);
    expect(yes.data.length + no.data.length).toBe(58);
  });
});
