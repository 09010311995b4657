import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer } from '@/lib/testing/oracle/world';
import { settle } from '@/lib/testing/settle';
import { createSegment } from '../create-segment';
import { Evaluator } from './evaluator';

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const LIMIT_MS = 4_000;

let database: TestDatabase;
let pool: Pool;
let db: PoolClient;
const clock = new FixedClock(new Date(START));
const errors: string[] = [];
const startEvaluator = () =>
  new Evaluator({ pool, clock, limitMs: LIMIT_MS, onError: (error) => errors.push(String(error)) });

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 6);
  db = await pool.connect();
  const person = (number: number, consent: WorldCustomer['consent']): WorldCustomer => ({
    number,
    email: null,
    traits: { city: 'Bath' },
    firstSeenAt: null,
    gone: false,
    consent,
    snapshot: {},
  });
  const customers = [person(1, { email: 'subscribed' }), person(2, {})];
  await loadWorld(db, { customers, events: [], segments: [] });
});
afterAll(async () => {
  db.release();
  await pool.end();
  await database.drop();
});

const activate = async (name: string, condition: object): Promise<string> => {
  const rule = parseRule({ type: 'all', children: [condition] });
  return (await createSegment(pool, { name, rule, status: 'active', actor: 'system', at: clock.now() })).id;
};
const members = async (id: string): Promise<number[]> => {
  const { rows } = await pool.query<{ customer: number }>(
    'SELECT m.customer FROM membership m JOIN segment s ON s.number = m.segment WHERE s.id = $1 AND m.left_at IS NULL ORDER BY 1',
    [id],
  );
  return rows.map(({ customer }) => customer);
};
const change = async (...customers: number[]) => {
  clock.set(new Date(clock.now().getTime() + 1_000));
  await pool.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [customers, clock.now()]);
};

it('a rule that cannot be answered in time holds up no other segment, and is caught up with later', async () => {
  const evaluator = startEvaluator();
  const reachable = await activate('Reachable', { type: 'consent', channel: 'email', op: 'eq', value: 'subscribed' });
  const local = await activate('Local', { type: 'trait', trait: 'city', op: 'eq', value: 'Bath' });
  await settle(evaluator, db);
  expect([await members(reachable), await members(local)]).toEqual([[1], [1, 2]]);

  // What the first rule reads does not answer.
  const other = await pool.connect();
  await other.query('BEGIN; LOCK TABLE consent IN ACCESS EXCLUSIVE MODE');
  await pool.query(`UPDATE customer SET traits = '{"city": "York"}' WHERE number = 1`);
  await change(1, 2);
  await evaluator.tick(db);
  expect(await members(local)).toEqual([2]);
  expect(await members(reachable)).toEqual([1]);
  expect(errors).toEqual([expect.stringContaining('take too long to follow, and are tried again later: Reachable')]);
  // Who acts and who saves a segment meanwhile does not wait for it again.
  const begun = performance.now();
  await change(2);
  await evaluator.tick(db);
  await activate('Northern', { type: 'trait', trait: 'city', op: 'eq', value: 'York' });
  expect(performance.now() - begun).toBeLessThan(LIMIT_MS / 2);
  await other.query('COMMIT');
  other.release();
  await pool.query(
    `INSERT INTO consent (customer, channel, state, at, source) VALUES (2, 'email', 'subscribed', $1, 'test')`,
    [clock.now()],
  );
  await change(2);
  await evaluator.tick(db);
  expect(await members(reachable)).toEqual([1]);

  clock.set(new Date(clock.now().getTime() + 6 * MINUTE));
  await settle(evaluator, db);
  expect(await members(reachable)).toEqual([1, 2]);
  expect(errors).toHaveLength(1);
});

it('what takes too long for another reason is thrown, blames no segment, and nothing of the work is lost', async () => {
  const evaluator = startEvaluator();
  await settle(evaluator, db);
  const other = await pool.connect();
  await other.query('BEGIN; LOCK TABLE due_time IN SHARE MODE');
  await pool.query(`UPDATE customer SET traits = '{"city": "York"}' WHERE number = 2`);
  await change(2);
  const before = errors.length;
  await expect(evaluator.tick(db)).rejects.toThrow('statement timeout');
  await other.query('COMMIT');
  other.release();
  await settle(evaluator, db);
  expect(errors).toHaveLength(before);
  const { rows } = await pool.query<{ name: string; size: number }>('SELECT name, size FROM segment ORDER BY name');
  expect(rows).toEqual([
    { name: 'Local', size: 0 },
    { name: 'Northern', size: 2 },
    { name: 'Reachable', size: 2 },
  ]);
});
