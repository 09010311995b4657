import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, FixedClock } from '@/lib/core';
import type { SyntheticEvent } from '@/lib/demo/synthetic/synthetic-events';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { addEvents } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { createModel } from '../create-model';
import { getModel } from '../get-model';
import { predict } from '../predict';
import { recommendForMany } from './recommend-for-many';
import { recommendProducts } from './recommend-products';

let database: TestDatabase;
let db: Pool;
const now = new Date('2026-06-01T12:00:00Z');
const DAY = 86_400_000;
const CUSTOMERS = 150;
const creator = { actor: 'user:usr_1', ownerId: null, at: now };

/** Three tastes of twenty products each: customer n belongs to taste n modulo 3, and orders mostly of it. */
function events(): SyntheticEvent[] {
  const random = createRandom('recommend');
  const out: SyntheticEvent[] = [];
  for (let customer = 1; customer <= CUSTOMERS; customer += 1) {
    for (let day = random.int(1, 30); day < 200; day += random.int(8, 35)) {
      const at = now.getTime() - day * DAY;
      const chosen = new Set<number>();
      while (chosen.size < 3) {
        const taste = random.chance(0.9) ? customer % 3 : random.int(0, 2);
        chosen.add(taste * 20 + Math.floor(20 * random.next() ** 1.5));
      }
      const properties = JSON.stringify({ products: [...chosen].map((p) => ({ productId: `P-${p}`, quantity: 1 })) });
      out.push({
        customer,
        at,
        name: 'Order Completed',
        product: null,
        category: null,
        total: 30,
        properties,
      });
    }
  }
  return out.sort((a, b) => a.at - b.at);
}

beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
  await db.query(PREPARE_QUEUE);
  await db.query(
    `INSERT INTO customer (number, id, traits, trait_times, created_at, updated_at, first_seen_at)
     SELECT n, 'cus_' || n, '{}', '{}', $2, $2, $2 FROM generate_series(1, $1::int + 1) n`,
    [CUSTOMERS, new Date(now.getTime() - 300 * DAY)],
  );
  await db.query(`SELECT setval('customer_number_seq', $1)`, [CUSTOMERS + 1]);
  await db.query(
    `INSERT INTO product (id, external_id, name, category, created_at, updated_at)
     SELECT 'prd_' || p, 'P-' || p, 'Thing ' || p, 'Taste ' || p / 20, now(), now() FROM generate_series(0, 59) p`,
  );
  await addEvents(db, events());
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const tasteOf = (externalId: string): number => Math.floor(Number(externalId.slice(2)) / 20);

describe('recommendations of a shop', () => {
  it('are not there before a recommender has been trained', async () => {
    await expect(recommendProducts(db, 'cus_1', { n: 5, at: now })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('are trained, measured beside the bestsellers, and say so on the card', async () => {
    await createModel(db, { kind: 'recommender', key: 'next', params: { factors: 8 }, seed: 3 }, creator);
    expect(await trainAll(benchOf(db, new FixedClock(now)))).toBe(1);
    const { version } = await getModel(db, 'next', { at: now });
    expect(version?.error).toBeNull();
    const result = version?.result;
    if (result?.type !== 'recommender') throw new Error('no card');
    expect(result.compared.map(({ method }) => method).sort()).toEqual(
      ['als', 'contentBased', 'hybrid', 'itemItem', 'markov', 'popularity', 'ruleBased'].sort(),
    );
    const chosen = result.compared.find((one) => one.chosen);
    const baseline = result.compared.find((one) => one.baseline);
    expect(baseline?.method).toBe('popularity');
    expect(chosen?.ndcg.value ?? 0).toBeGreaterThan(baseline?.ndcg.value ?? 1);
    expect(chosen?.overBaseline?.low).toBeGreaterThan(0);
    expect(result.warnings).toEqual([]);
    expect(result.headline).toMatch(/of 100 customers next took something new/);
  });

  it('are asked for by their own call: a prediction of a recommender would be empty', async () => {
    await expect(predict(db, 'next', { customers: ['cus_1'] }, now)).rejects.toThrow('/recommendations');
  });

  it('are new products of the customer’s own taste, each with why', async () => {
    let own = 0;
    for (const number of [1, 2, 3, 40, 41, 42]) {
      const { data, model, personal } = await recommendProducts(db, `cus_${number}`, { n: 5, at: now });
      expect(data).toHaveLength(5);
      expect([model.key, model.version, personal]).toEqual(['next', 1, true]);
      const { rows } = await db.query<{ id: string }>(
        `SELECT DISTINCT l->>'productId' AS id FROM event e, jsonb_array_elements(e.properties->'products') l WHERE e.customer = $1`,
        [number],
      );
      const ordered = new Set(rows.map(({ id }) => id));
      for (const { product, because } of data) {
        expect(ordered.has(product.externalId)).toBe(false);
        expect(because.text.length).toBeGreaterThan(10);
        for (const { externalId } of because.products) expect(ordered.has(externalId)).toBe(true);
        if (tasteOf(product.externalId) === number % 3) own += 1;
      }
    }
    expect(own).toBeGreaterThan(20);
  });

  it('are the same for many at once, as emails ask for them', async () => {
    const customers = Array.from({ length: CUSTOMERS + 1 }, (_, k) => k + 1);
    const lists = await recommendForMany(db, customers, { n: 5, at: now });
    for (const number of customers) {
      const { data } = await recommendProducts(db, `cus_${number}`, { n: 5, at: now });
      const own = data.map(({ product }) => product.externalId);
      expect(lists?.get(number)?.slice(0, 5), `customer ${number}`).toEqual(own);
    }
  });

  it('follow what the customer does next at once', async () => {
    const before = await recommendProducts(db, 'cus_5', { n: 3, at: now });
    const first = before.data[0]?.product.externalId ?? '';
    const properties = JSON.stringify({ products: [{ productId: first.toLowerCase() }] });
    const order = { name: 'Order Completed', product: null, category: null, total: 9, properties } as const;
    await addEvents(db, [{ ...order, customer: 5, at: now.getTime() }], 'more');
    const after = await recommendProducts(db, 'cus_5', { n: 3, at: new Date(now.getTime() + 1_000) });
    expect(after.data.map(({ product }) => product.externalId)).not.toContain(first);
  });

  it('are what speaks for everyone for somebody new, and for who objects to profiling', async () => {
    const stranger = await recommendProducts(db, `cus_${CUSTOMERS + 1}`, { n: 5, at: now });
    expect(stranger.personal).toBe(false);
    expect(stranger.data.map(({ because }) => because.kind)).toEqual(new Array(5).fill('popular'));
    await db.query(`INSERT INTO consent VALUES (7, 'profiling', 'unsubscribed', $1, 'test')`, [now]);
    const objecting = await recommendProducts(db, 'cus_7', { n: 5, at: now });
    expect(objecting).toEqual(stranger);
  });

  it('are refused where there is too little to learn from, with what is missing', async () => {
    const early = { ...creator, at: new Date(now.getTime() - 190 * DAY) };
    await expect(createModel(db, { kind: 'recommender', key: 'early' }, early)).rejects.toThrow(
      /too little to recommend from.*Days of orders/,
    );
    await expect(createModel(db, { kind: 'recommender', params: { factors: 1 } }, creator)).rejects.toMatchObject({
      code: 'invalidInput',
      errors: [{ path: '/params/factors' }],
    });
  });
});
