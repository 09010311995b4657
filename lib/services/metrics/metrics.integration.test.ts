import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { upsertProducts } from '../profiles/upsert-products';
import { recomputeAll } from './recompute-all';
import { refreshChangedProducts } from './refresh-changed-products';
import { refreshFacts } from './refresh-facts';
import { refreshProductFacts } from './refresh-product-facts';
import { refreshSnapshots } from './refresh-snapshots';

let database: TestDatabase;
let db: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(() =>
  db.query(
    'TRUNCATE customer, event, event_name, product, product_fact, customer_fact, customer_snapshot, setting, metric_touch, formula_version, customer_lifecycle, lifecycle_transition RESTART IDENTITY',
  ),
);

const everyone = () => recomputeAll(db, new FixedClock(now));
const now = new Date('2026-03-01T12:00:00Z');
const ago = (days: number, minutes = 0) => new Date(now.getTime() - days * 86_400_000 - minutes * 60_000);

async function addCustomer(more: { mergedInto?: number } = {}): Promise<number> {
  const { rows } = await db.query(
    'INSERT INTO customer (id, created_at, updated_at, merged_into) VALUES (gen_random_uuid()::text, $1, $1, $2) RETURNING number',
    [ago(400), more.mergedInto],
  );
  return rows[0].number;
}

let messages = 0;
async function happen(
  customer: number,
  name: string,
  at: Date,
  properties: Record<string, unknown> = {},
  kind = 'track',
): Promise<void> {
  await db.query('INSERT INTO event_name (kind, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [kind, name]);
  const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : null);
  messages += 1;
  await db.query(
    `INSERT INTO event (message_key, customer, name, occurred_at, received_at, product, category, total, properties)
     SELECT $1, $2, id, $3, $3, $4, $5, $6, $7 FROM event_name WHERE kind = $8 AND name = $9`,
    [
      createHash('sha256').update(`m${messages}`).digest('hex').slice(0, 32),
      customer,
      at,
      lower(properties.productId),
      lower(properties.category),
      properties.total,
      JSON.stringify(properties),
      kind,
      name,
    ],
  );
}
const fact = async (customer: number) =>
  (await db.query('SELECT * FROM customer_fact WHERE customer = $1', [customer])).rows[0];
const snapshot = async (customer: number) =>
  (await db.query('SELECT * FROM customer_snapshot WHERE customer = $1', [customer])).rows[0];

describe('facts', () => {
  it('add up orders, refunds, sessions and the last act of a customer', async () => {
    const c = await addCustomer();
    await happen(c, 'Page Viewed', ago(10), {}, 'page');
    await happen(c, 'Product Viewed', ago(10, -30)); // exactly 30 minutes later: the same session
    await happen(c, 'Product Viewed', ago(9));
    await happen(c, 'Email Opened', ago(8)); // of no session, but seen
    await happen(c, 'Order Completed', ago(7), { total: 20.1 });
    await happen(c, 'Order Completed', ago(6), { total: 10.2 });
    await happen(c, 'Order Refunded', ago(5), { total: 0.3 });
    await happen(c, 'Email Delivered', ago(1));
    await happen(c, 'Order Completed', ago(-1), { total: 1000 }); // tomorrow does not exist yet
    await refreshFacts(db, [c], now);
    expect(await fact(c)).toMatchObject({
      orders: 2,
      revenue: '30.0',
      events: 8,
      sessions: 4,
      first_order_at: ago(7),
      last_order_at: ago(6),
      last_seen_at: ago(6),
    });
  });

  it('are nothing for one who did nothing, and gone for one who was merged away', async () => {
    const c = await addCustomer();
    const gone = await addCustomer();
    await everyone();
    await db.query('UPDATE customer SET merged_into = $1 WHERE number = $2', [c, gone]);
    await refreshFacts(db, [c, gone], now);
    expect(await fact(c)).toMatchObject({ orders: 0, revenue: '0', sessions: 0, last_seen_at: null });
    expect(await fact(gone)).toBeUndefined();
  });
});

describe('snapshots', () => {
  it('rank engagement by points that halve in 14 days', async () => {
    const [quiet, old, fresh, buyer] = [
      await addCustomer(),
      await addCustomer(),
      await addCustomer(),
      await addCustomer(),
    ];
    await happen(old, 'Product Viewed', ago(14)); // 0.5
    await happen(fresh, 'Product Viewed', ago(0)); // 1
    await happen(buyer, 'Order Completed', ago(0), { total: 1 }); // 10
    await everyone();
    expect((await snapshot(quiet)).engagement_score).toBe(0);
    // A third and two thirds of the way, read off whole percentiles.
    expect(Math.abs((await snapshot(old)).engagement_score - 100 / 3)).toBeLessThan(1);
    expect(Math.abs((await snapshot(fresh)).engagement_score - 200 / 3)).toBeLessThan(1);
    expect((await snapshot(buyer)).engagement_score).toBe(100);
    expect(await snapshot(buyer)).toMatchObject({ recency_score: 1, open_rate: null, click_to_open_rate: null });
  });

  it('come out the same for a few customers as for all, while the cut points stand', async () => {
    const customers = await Promise.all(Array.from({ length: 12 }, () => addCustomer()));
    for (const [i, c] of customers.entries()) {
      for (let n = 0; n < i; n += 1)
        await happen(c, 'Product Viewed', ago(n * 5, i), { productId: `p${n}`, category: n % 2 ? 'Toys' : 'Garden' });
      if (i % 3 === 0)
        await happen(c, 'Order Completed', ago(i), {
          total: i * 10,
          products: [{ productId: 'p1', category: 'Toys', quantity: 2, price: 5 }],
        });
    }
    await everyone();
    const all = await Promise.all(customers.map(snapshot));
    await db.query('TRUNCATE customer_snapshot');
    for (const c of customers) await refreshSnapshots(db, [c], now);
    expect(await Promise.all(customers.map(snapshot))).toEqual(all);
  });

  it('cut buyers into quintiles in which equal ones are equal', async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => addCustomer()));
    for (const [i, c] of customers.entries()) {
      await happen(c, 'Order Completed', ago(50 - i * 10), { total: 10 * (i + 1) });
      if (i === 4) await happen(c, 'Order Completed', ago(1), { total: 5 });
    }
    await everyone();
    const rows = await Promise.all(customers.map(snapshot));
    expect(rows.map((row) => row.recency_score)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row.monetary_score)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row.frequency_score)).toEqual([1, 1, 1, 1, 5]);
  });

  it('count an email once however often it is opened, and a click as an open', async () => {
    const c = await addCustomer();
    for (const id of ['a', 'b', 'c', 'd']) await happen(c, 'Email Delivered', ago(5), { campaignId: id });
    for (const id of ['a', 'a', 'b']) await happen(c, 'Email Opened', ago(4), { campaignId: id });
    await happen(c, 'Email Link Clicked', ago(4), { campaignId: 'c' });
    await everyone();
    expect(await snapshot(c)).toMatchObject({ open_rate: 0.75, click_rate: 0.25 });
    expect((await snapshot(c)).click_to_open_rate).toBeCloseTo(1 / 3, 9);
  });

  it('count the emails of one campaign each for itself, where their messages are named', async () => {
    const c = await addCustomer();
    const of = (message: string) => ({ campaignId: 'series', messageId: message });
    for (const id of ['one', 'two', 'three', 'four']) await happen(c, 'Email Delivered', ago(5), of(id));
    for (const id of ['one', 'one', 'two']) await happen(c, 'Email Opened', ago(4), of(id));
    await happen(c, 'Email Link Clicked', ago(4), of('two'));
    await happen(c, 'Email Link Clicked', ago(3), of('three'));
    await everyone();
    expect(await snapshot(c)).toMatchObject({ open_rate: 0.75, click_rate: 0.5 });
  });

  it('share interest among categories by views, carts and order lines', async () => {
    const c = await addCustomer();
    await happen(c, 'Product Viewed', ago(0), { productId: 'a', category: 'Garden' }); // 1
    await happen(c, 'Product Added', ago(60), { productId: 'b', category: 'Toys' }); // 3 / 2
    await happen(c, 'Order Completed', ago(120), { total: 1, products: [{ category: 'Toys' }, { category: 'Bags' }] }); // 4 / 4 each
    await happen(c, 'Order Completed', ago(0), { total: 1, products: 'none' });
    await db.query(
      `INSERT INTO product (id, external_id, name, category, created_at, updated_at) SELECT c, c, c, c, now(), now() FROM unnest('{Toys,Garden}'::text[]) c`,
    );
    await everyone();
    expect(await snapshot(c)).toMatchObject({
      favourite_category: 'Toys',
      affinities: { Toys: 0.5556, Garden: 0.2222, bags: 0.2222 },
    });
  });

  it('leave alone what a model wrote', async () => {
    const c = await addCustomer();
    await everyone();
    await db.query('UPDATE customer_snapshot SET churn_probability = 0.4');
    await everyone();
    expect(await snapshot(c)).toMatchObject({ churn_probability: 0.4, session_variability: null });
  });
});

describe('products', () => {
  const sales = async () =>
    (
      await db.query(
        'SELECT p.external_id, f.orders, f.units, f.revenue::text, f.views FROM product_fact f JOIN product p ON p.number = f.product ORDER BY 1',
      )
    ).rows;

  it('appear when an event names them, once, as the latest event says', async () => {
    const c = await addCustomer();
    await happen(c, 'Product Viewed', ago(2), { productId: 'MUG-1', name: 'Old name' });
    await happen(c, 'Product Viewed', ago(1), {
      productId: 'mug-1',
      name: 'Mug',
      category: 'Kitchen',
      price: 4.5,
      currency: 'GBP',
    });
    await happen(c, 'Order Completed', ago(0, 5), {
      total: 3,
      currency: 'EUR',
      products: [{ productId: 'tin' }, 'nonsense', { productId: '' }],
    });
    expect((await upsertProducts(db, [c], now)).sort()).toEqual(['mug-1', 'tin']);
    expect(await upsertProducts(db, [c], now)).toEqual([]);
    const { rows } = await db.query(
      'SELECT external_id, name, category, price::text, currency FROM product ORDER BY 1',
    );
    expect(rows).toEqual([
      { external_id: 'mug-1', name: 'Mug', category: 'Kitchen', price: '4.5', currency: 'GBP' },
      { external_id: 'tin', name: 'tin', category: null, price: null, currency: 'EUR' },
    ]);
  });

  it('add up sales and views, all at once or a few', async () => {
    const c = await addCustomer();
    await happen(c, 'Product Viewed', ago(2), { productId: 'MUG', name: 'Mug' });
    await happen(c, 'Order Completed', ago(0, 30), {
      total: 9,
      products: [
        { productId: 'MUG', quantity: 2, price: 4.5 },
        { productId: 'MUG', quantity: 1, price: 4 },
        { productId: 'tin' },
      ],
    });
    await upsertProducts(db, [c], now);
    const expected = [
      { external_id: 'MUG', orders: 1, units: 3, revenue: '13.0', views: 1 },
      { external_id: 'tin', orders: 1, units: 1, revenue: '0', views: 0 },
    ];
    await refreshProductFacts(db, ['mug', 'TIN'], now);
    expect(await sales()).toEqual(expected);
    await db.query('TRUNCATE product_fact');
    await refreshChangedProducts(db, now);
    expect(await sales()).toEqual(expected);
    await happen(c, 'Product Viewed', ago(0, 1), { productId: 'tin' });
    await refreshChangedProducts(db, now);
    expect(await sales()).toEqual([expected[0], { ...expected[1], views: 1 }]);
  });
});
