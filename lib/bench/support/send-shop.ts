import { createHash } from 'node:crypto';
import pg from 'pg';
import { createRandom, type Random } from '@/lib/core';
import { Hybrid } from '@/lib/modelling/recommend/hybrid';
import { interactionsOf } from '@/lib/modelling/recommend/interactions';
import { copyRows } from '@/lib/platform/bulk/copy-rows';
import type { Pool } from '@/lib/platform/db';
import { pack } from '@/lib/services/models/pack';
import { makeRecommenders } from '@/lib/services/models/recommend/make-recommenders';
import { DAY_MS, type ProductList } from '@/lib/services/models/recommend/read-interactions';
import { recommenderArtefact } from '@/lib/services/models/recommend/recommender-artefact';
import { recommenderParamsSchema } from '@/lib/services/models/recommend/recommender-params';

export const PRODUCTS = 4_000;
/** What each customer did: orders of so many products, and looks. */
export const [ORDERS, LINES, LOOKS] = [8, 5, 20];
const SEED = 17;
const TASTES = 40;
const NAMES = ['Order Completed', 'Product Viewed'];

/** Customers who want email, products, and what the customers did with them. */
export async function makeShop(db: Pool, databaseUrl: string, customers: number, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO product (id, external_id, name, category, price, currency, url, image_url, created_at, updated_at)
     SELECT 'prd_' || n, 'p' || n, 'Tea light holder ' || n, 'candles ' || n % $3::int, 4.95, 'GBP', 'https://thistleandtin.example/p/' || n, 'https://thistleandtin.example/i/' || n || '.jpg', $1, $1
     FROM generate_series(1, $2::int) AS n`,
    [at, PRODUCTS, TASTES],
  );
  await db.query(
    `INSERT INTO customer (number, id, external_id, email, traits, created_at, updated_at)
     SELECT n, 'cus_' || n, 'u' || n, 'c' || n || '@customers.example', jsonb_build_object('firstName', 'Ann', 'country', 'GB'), $1, $1
     FROM generate_series(1, $2::int) AS n`,
    [at, customers],
  );
  await db.query(
    `INSERT INTO identity (kind, value, customer, created_at) SELECT 'user', external_id, number, $1 FROM customer`,
    [at],
  );
  await db.query(
    `INSERT INTO consent (customer, channel, state, at, source) SELECT number, 'email', 'subscribed', $1, 'bench' FROM customer`,
    [at],
  );
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await copyEvents(client, customers, at).finally(() => client.end());
  await db.query('VACUUM (ANALYZE) event');
  await db.query('ANALYZE customer, consent, product');
}

async function copyEvents(client: pg.Client, customers: number, at: Date): Promise<void> {
  const ids: number[] = [];
  for (const name of NAMES) {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO event_name (kind, name) VALUES ('track', $1) ON CONFLICT (kind, name) DO UPDATE SET name = excluded.name RETURNING id`,
      [name],
    );
    ids.push(rows[0]?.id ?? 0);
  }
  const columns = ['message_key', 'customer', 'name', 'occurred_at', 'received_at', 'product', 'total', 'properties'];
  await copyRows(client, 'event', columns, eventRows(customers, ids, at));
}

function* eventRows(customers: number, [order = 0, view = 0]: number[], at: Date) {
  const random = createRandom(SEED);
  let number = 0;
  for (const { customer, products, ordered, day } of acts(random, customers)) {
    number += 1;
    const key = createHash('sha256').update(`bench ${number}`).digest('hex').slice(0, 32);
    const when = new Date(at.getTime() - day * DAY_MS);
    const lines = JSON.stringify({ products: products.map((p) => ({ productId: `p${p + 1}`, quantity: 1 })) });
    yield ordered
      ? [key, customer, order, when, when, null, 20, lines]
      : [
          key,
          customer,
          view,
          when,
          when,
          `p${(products[0] ?? 0) + 1}`,
          null,
          JSON.stringify({ productId: `p${(products[0] ?? 0) + 1}` }),
        ];
  }
}

/** Each customer takes mostly of two tastes of the shop. */
function* acts(random: Random, customers: number) {
  const pick = (customer: number): number => {
    const taste = random.chance(0.8) ? (customer * (random.chance(0.5) ? 7 : 13)) % TASTES : random.int(0, TASTES - 1);
    return taste + TASTES * Math.floor((PRODUCTS / TASTES) * random.next() ** 2);
  };
  for (let customer = 1; customer <= customers; customer += 1) {
    for (let k = 0; k < ORDERS + LOOKS; k += 1) {
      const ordered = k < ORDERS;
      const products = Array.from({ length: ordered ? LINES : 1 }, () => pick(customer));
      yield { customer, products, ordered, day: 1 + 300 * random.next() };
    }
  }
}

/** A blend of all six recommenders, trained on the first customers and in use; the costliest that the product makes. */
export async function putRecommenderToUse(db: Pool, learners: number, at: Date): Promise<void> {
  const columns = { user: [] as number[], item: [] as number[], weight: [] as number[], time: [] as number[] };
  for (const { customer, products, ordered, day } of acts(createRandom(SEED), learners)) {
    for (const product of products) {
      columns.user.push(customer - 1);
      columns.item.push(product);
      columns.weight.push(ordered ? 1 : 0.1);
      columns.time.push(at.getTime() / DAY_MS - day);
    }
  }
  const places = Array.from({ length: PRODUCTS }, (_, p) => p);
  const products: ProductList = {
    id: places.map((p) => `p${p + 1}`),
    title: places.map((p) => `Tea light holder ${p + 1}`),
    category: places.map((p) => `candles ${(p + 1) % TASTES}`),
  };
  const params = recommenderParamsSchema.parse({});
  const blend = new Hybrid(Object.values(makeRecommenders(params, SEED)), { depth: 100 });
  blend.fit(interactionsOf(learners, PRODUCTS, columns, products));
  const { rows } = await db.query<{ number: number }>(
    `INSERT INTO model (id, key, kind, name, definition, schedule, status, champion, created_by, created_at, updated_at)
     VALUES ('mdl_bench', 'next', 'recommender', 'What comes next', $2, '{}', 'ready', 1, 'system', $1, $1) RETURNING number`,
    [at, { population: null, features: [], target: null, params, seed: SEED }],
  );
  await db.query(
    `INSERT INTO model_version (model, number, status, trigger, definition, artefact, trained_at, promoted_at, trained_by, created_at)
     SELECT number, 1, 'champion', 'created', definition, $2, $3, $3, 'system', $3 FROM model WHERE number = $1`,
    [rows[0]?.number, await pack(recommenderArtefact('hybrid', products, blend.toJSON())), at],
  );
}
