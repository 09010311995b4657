import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import type { LeafCondition } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { createPool, type Pool } from '../../db';
import { ColumnStore } from './column-store';
import { evaluateInThreads } from './leaf-threads';
import { reading } from './reading';

const AT = Date.UTC(2026, 5, 1);
const HOUR = 3_600_000;

let database: TestDatabase;
let pool: Pool;
let store: ColumnStore;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 6);
  await pool.query(
    "INSERT INTO event_name (kind, name) VALUES ('track', 'A'), ('track', 'B'), ('identify', 'identify')",
  );
});
beforeEach(async () => {
  await pool.query('TRUNCATE customer, event');
  await pool.query(
    `INSERT INTO customer (number, id, email, created_at, updated_at) SELECT n, 'cus_' || n, 'c' || n || '@x.test', now(), now() FROM generate_series(1, 5) n`,
  );
  store = await loaded();
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function loaded(): Promise<ColumnStore> {
  const fresh = new ColumnStore({ maxBytes: 2 ** 24, settlingMs: 0 });
  expect(await fresh.load(pool)).toBe(true);
  return fresh;
}
const refresh = () => reading(pool, (db) => store.refresh(db));
const insert = (db: Pool | PoolClient, customer: number, at: number, name = 'A') =>
  db.query(
    `INSERT INTO event (message_key, customer, name, occurred_at, received_at, category, properties)
     SELECT $1, $2, id, $3, now(), 'toys', '{"category": "Toys"}' FROM event_name WHERE name = $4`,
    [randomUUID(), customer, new Date(at), name],
  );
/** What a store holds, in order. */
const content = (one: ColumnStore) =>
  ['A', 'B'].map((name) =>
    one
      .columnsOf(name)
      .flatMap(({ length, times, seqs, customers, categories }) =>
        Array.from({ length }, (_, i) => [
          times[i],
          seqs[i],
          customers[i],
          one.texts.category.texts[categories?.[i] ?? 0],
        ]),
      ),
  );
const alive = (one: ColumnStore) => [...one.people.numbers(1, 1)];

it('takes what a transaction commits after others that began later', async () => {
  const slow = await pool.connect();
  await slow.query('BEGIN');
  await insert(slow, 1, AT - HOUR);
  await insert(pool, 2, AT);
  for (let round = 0; round < 4; round += 1) expect(await refresh()).toBe(true);
  expect(content(store)[0]).toHaveLength(1);
  await slow.query('COMMIT');
  slow.release();
  for (let round = 0; round < 4; round += 1) expect(await refresh()).toBe(true);
  expect(content(store)[0]?.map((row) => row[2])).toEqual([1, 2]);
  expect(content(store)).toEqual(content(await loaded()));
});

it('puts a late event into its place, and leaves calls that are no behaviour out', async () => {
  await insert(pool, 1, AT);
  await insert(pool, 1, AT + HOUR);
  await insert(pool, 2, AT - 1000 * HOUR);
  await insert(pool, 3, AT, 'identify');
  await refresh();
  expect(content(store)[0]?.map((row) => row[2])).toEqual([2, 1, 1]);
  expect(content(store)).toEqual(content(await loaded()));
});

it('follows new customers, merges and erasures', async () => {
  await insert(pool, 1, AT);
  await insert(pool, 2, AT, 'B');
  await refresh();
  const db = await pool.connect();
  await db.query('BEGIN');
  await db.query('UPDATE event SET customer = 2 WHERE customer = 1');
  await db.query('UPDATE customer SET merged_into = 2, merged_at = now() WHERE number = 1');
  await db.query('UPDATE customer SET erased_at = now() WHERE number = 3');
  await db.query(`INSERT INTO customer (number, id, created_at, updated_at) VALUES (5000, 'cus_5000', now(), now())`);
  await db.query('COMMIT');
  db.release();
  await insert(pool, 5000, AT);
  expect(await refresh()).toBe(true);
  expect(alive(store)).toEqual([2, 4, 5, 5000]);
  expect(content(store)).toEqual(content(await loaded()));
  const flags = store.evaluate({ type: 'event', event: 'A' }, false, { at: AT });
  expect(flags?.[2]).toBe(1);
  expect(flags?.[1]).toBe(0);
});

it('follows traits and snapshot metrics that it has been asked for', async () => {
  const country: LeafCondition = { type: 'trait', trait: 'country', op: 'eq', value: 'gb' };
  const engaged: LeafCondition = { type: 'metric', metric: 'engagementScore', op: 'gte', percentile: 50 };
  const who = (condition: LeafCondition) =>
    reading(pool, async (db) => {
      expect(await store.refresh(db)).toBe(true);
      await store.prepare(db, condition);
      const flags = store.evaluate(condition, false, { at: AT });
      return [...(flags ?? [])].flatMap((flag, number) => (flag === 1 ? [number] : []));
    });
  expect(await who(country)).toEqual([]);
  expect(await who(engaged)).toEqual([]);
  await pool.query(`UPDATE customer SET traits = '{"country": "GB"}' WHERE number IN (2, 4)`);
  await pool.query(
    'INSERT INTO customer_snapshot (customer, engagement_score, computed_at) VALUES (1, 10, now()), (2, 20, now())',
  );
  expect(await who(country)).toEqual([2, 4]);
  expect(await who(engaged)).toEqual([2]);
  await pool.query(`UPDATE customer SET traits = '{}' WHERE number = 2`);
  await pool.query('UPDATE customer_snapshot SET engagement_score = 90 WHERE customer = 1');
  expect(await who(country)).toEqual([4]);
  expect(await who(engaged)).toEqual([1]);
  await pool.query('TRUNCATE customer_snapshot');
  expect(await who(engaged)).toEqual([]);
});

it('asks to be loaded anew where events were taken away', async () => {
  await insert(pool, 1, AT);
  await refresh();
  await pool.query('DELETE FROM event');
  expect(await refresh()).toBe(false);
});

it('equals what is read anew, whatever happens in whatever order', async () => {
  const random = createRandom(11);
  for (let step = 0; step < 120; step += 1) {
    const open = await pool.connect();
    await open.query('BEGIN');
    for (let n = 0; n < random.int(1, 4); n += 1)
      await insert(open, random.int(4, 5), AT + random.int(-50, 50) * HOUR, random.pick(['A', 'B']));
    if (random.chance(0.5)) await insert(pool, 2, AT + random.int(-50, 50) * HOUR);
    if (random.chance(0.5)) await refresh();
    await open.query(random.chance(0.8) ? 'COMMIT' : 'ROLLBACK');
    open.release();
    if (random.chance(0.5)) await refresh();
  }
  await refresh();
  expect(content(store)).toEqual(content(await loaded()));
});

it('leaves a shop that is too large to the database', async () => {
  await insert(pool, 1, AT);
  expect(await new ColumnStore({ maxBytes: 10, settlingMs: 0 }).load(pool)).toBe(false);
});

it('answers from threads what it answers itself', async () => {
  const random = createRandom(11);
  await pool.query(
    `INSERT INTO event (message_key, customer, name, occurred_at, received_at, properties)
     SELECT gen_random_uuid(), 1 + n % 5, (SELECT id FROM event_name WHERE name = 'B'), $1::timestamptz - n * interval '1 second', now(), '{}' FROM generate_series(1, 250000) n WHERE n % 5 <> 3`,
    [new Date(AT)],
  );
  await insert(pool, 4, AT - random.int(1, 1000), 'B');
  await refresh();
  const condition: LeafCondition = { type: 'event', event: 'B', op: 'gte', value: 2 };
  const leaf = { key: 'b', condition, inverted: false };
  const found = await evaluateInThreads(store, leaf, AT);
  expect(found && [...found.keys()].filter((customer) => found[customer] === 1)).toEqual([1, 2, 3, 5]);
  expect([...(found ?? [])]).toEqual([...(store.evaluate(condition, false, { at: AT }) ?? [])]);
  expect(
    evaluateInThreads(store, { ...leaf, condition: { ...condition, within: '1h' } }, AT),
    'too few',
  ).toBeUndefined();
});
