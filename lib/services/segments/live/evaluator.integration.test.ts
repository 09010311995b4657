import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { insertEvents, loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer } from '@/lib/testing/oracle/world';
import { settle } from '@/lib/testing/settle';
import { mergeCustomers } from '../../ingest/merge-customers';
import { createSegment } from '../create-segment';
import { getSegment } from '../get-segment';
import { updateSegment } from '../update-segment';
import { Evaluator } from './evaluator';

const START = Date.UTC(2026, 5, 1, 12);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const BROWSERS = {
  type: 'event',
  event: 'Product Viewed',
  op: 'gte',
  value: 3,
  within: '48h',
  notFollowedBy: { event: 'Order Completed' },
};
const CART = { type: 'event', event: 'Product Added', olderThan: '2h', notFollowedBy: { event: 'Order Completed' } };
const CHECKOUT = { type: 'event', event: 'Checkout Started', within: '7d' };

let database: TestDatabase;
let pool: Pool;
let db: PoolClient;
let clock: FixedClock;
let evaluator: Evaluator;
let seq = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 4);
});
beforeEach(async () => {
  clock = new FixedClock(new Date(START));
  db = await pool.connect();
  const customer = (number: number): WorldCustomer => ({
    number,
    email: null,
    traits: {},
    firstSeenAt: null,
    gone: false,
    consent: {},
    snapshot: {},
  });
  await loadWorld(db, { customers: [1, 2, 3].map(customer), events: [], segments: [] });
  evaluator = newEvaluator();
});
afterEach(() => db.release());
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const newEvaluator = () =>
  new Evaluator({
    pool,
    clock,
    onError: (error) => {
      throw error;
    },
  });
const at = (ms: number) => new Date(START + ms);
const go = async (ms: number) => {
  clock.set(at(ms));
  await settle(evaluator, db);
};
const activate = async (rule: unknown, name = 'A') => {
  const { id } = await createSegment(pool, {
    name,
    rule: parseRule(rule),
    status: 'active',
    actor: 'system',
    at: clock.now(),
  });
  await settle(evaluator, db);
  return id;
};
/** Events as ingestion stores them: the rows and the change in one go. */
const happen = async (customer: number, name: string, ...times: number[]) => {
  await insertEvents(
    db,
    times.map((ms) => ({ seq: ++seq, customer, kind: 'track', name, at: START + ms, properties: null })),
  );
  await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [[customer], clock.now()]);
};
const members = async (id: string): Promise<number[]> => {
  const { rows } = await db.query<{ customer: number }>(
    'SELECT m.customer FROM membership m JOIN segment s ON s.number = m.segment WHERE s.id = $1 AND m.left_at IS NULL ORDER BY 1',
    [id],
  );
  return rows.map(({ customer }) => customer);
};
const history = async (customer: number) => {
  const { rows } = await db.query<{ entered: Date; left: Date | null }>(
    'SELECT entered_at AS entered, left_at AS left FROM membership WHERE customer = $1 ORDER BY entered_at',
    [customer],
  );
  return rows.map(({ entered, left }) => [entered.getTime() - START, left && left.getTime() - START]);
};

describe('live membership', () => {
  it('follows events and time to the exact millisecond', async () => {
    const id = await activate({ type: 'all', children: [BROWSERS] });
    expect(await members(id)).toEqual([]);
    await happen(1, 'Product Viewed', -3 * HOUR, -2 * HOUR, -HOUR);
    await go(10);
    expect(await members(id)).toEqual([1]);
    // The first view leaves the window: nobody touches the customer.
    await go(45 * HOUR - 1);
    expect(await members(id)).toEqual([1]);
    await go(45 * HOUR);
    expect(await members(id)).toEqual([]);
    expect(await history(1)).toEqual([[10, 45 * HOUR]]);
    expect((await getSegment(db, id)).size).toBe(0);
  });

  it('abandoned carts enter when two hours have passed and leave with the order', async () => {
    const id = await activate({ type: 'all', children: [CART, CHECKOUT] });
    await happen(2, 'Product Added', 0);
    await happen(2, 'Checkout Started', MINUTE);
    await go(2 * HOUR - 1);
    expect(await members(id)).toEqual([]);
    await go(2 * HOUR);
    expect(await members(id)).toEqual([2]);
    await happen(2, 'Order Completed', 3 * HOUR);
    await go(3 * HOUR);
    expect(await members(id)).toEqual([]);
    expect(await history(2)).toEqual([[2 * HOUR, 3 * HOUR]]);
  });

  it('counts an event of the future when its time comes', async () => {
    const id = await activate({ type: 'all', children: [{ type: 'event', event: 'Checkout Started', within: '1h' }] });
    await happen(3, 'Checkout Started', 5 * MINUTE);
    await go(5 * MINUTE - 1);
    expect(await members(id)).toEqual([]);
    await go(5 * MINUTE);
    expect(await members(id)).toEqual([3]);
  });

  it('is right again at once after the worker was away, and takes late and unordered events', async () => {
    const id = await activate({ type: 'all', children: [BROWSERS] });
    await happen(1, 'Product Viewed', -3, -2, -1);
    await happen(2, 'Product Viewed', -10, -40 * HOUR);
    await go(0);
    clock.set(at(49 * HOUR));
    await happen(2, 'Product Viewed', 47 * HOUR, 46 * HOUR, 45 * HOUR); // come late, out of order
    evaluator = newEvaluator();
    await go(49 * HOUR);
    expect(await members(id)).toEqual([2]);
    await happen(2, 'Order Completed', 46.5 * HOUR); // late: before the last view only
    await go(49 * HOUR + 1);
    expect(await members(id)).toEqual([]);
    expect(await history(2)).toEqual([[49 * HOUR, 49 * HOUR + 1]]);
  });

  it('moves the membership with the events when two customers turn out to be one', async () => {
    const id = await activate({ type: 'all', children: [BROWSERS] });
    await happen(1, 'Product Viewed', -3, -2);
    await happen(2, 'Product Viewed', -1);
    await go(0);
    expect(await members(id)).toEqual([]);
    await mergeCustomers(db, 2, 1, clock.now());
    await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [[1, 2], clock.now()]);
    await go(1);
    expect(await members(id)).toEqual([1]);
  });

  it('builds what was there before, follows a changed rule, and ends with the segment', async () => {
    await happen(1, 'Checkout Started', -HOUR);
    await happen(2, 'Checkout Started', -8 * DAY);
    const id = await activate({ type: 'all', children: [CHECKOUT] });
    expect(await members(id)).toEqual([1]);
    expect(await getSegment(db, id)).toMatchObject({ size: 1, version: 1 });
    await updateSegment(pool, id, {
      version: 1,
      rule: parseRule({ type: 'none', children: [CHECKOUT] }),
      actor: 'system',
      at: clock.now(),
    });
    await go(1);
    expect(await members(id)).toEqual([2, 3]);
    await go(7 * DAY);
    expect(await members(id)).toEqual([1, 2, 3]);
    await updateSegment(pool, id, { version: 2, status: 'archived', actor: 'system', at: clock.now() });
    await go(7 * DAY + 1);
    expect(await members(id)).toEqual([]);
  });

  it('builds segments that refer to a changed one anew', async () => {
    await happen(1, 'Checkout Started', -HOUR);
    const one = await activate({ type: 'all', children: [CHECKOUT] }, 'One');
    const two = await activate({ type: 'all', children: [{ type: 'segment', segment: 'one', op: 'notIn' }] }, 'Two');
    expect(await members(two)).toEqual([2, 3]);
    await updateSegment(pool, one, {
      version: 1,
      rule: parseRule({ type: 'all', children: [] }),
      actor: 'system',
      at: clock.now(),
    });
    await go(1);
    expect(await members(one)).toEqual([1, 2, 3]);
    expect(await members(two)).toEqual([]);
  });

  it('records each entry and exit once', async () => {
    await activate({ type: 'all', children: [{ type: 'event', event: 'Checkout Started', within: '1h' }] });
    await happen(1, 'Checkout Started', 0);
    await go(0);
    await go(HOUR);
    const { rows } = await db.query<{ entered: boolean; at: Date }>(
      'SELECT entered, at FROM segment_transition ORDER BY id',
    );
    expect(rows.map((row) => [row.entered, row.at.getTime() - START])).toEqual([
      [true, 0],
      [false, HOUR],
    ]);
  });

  it('goes on with the others where one stored rule cannot be read, and leaves its members as they are', async () => {
    const errors: unknown[] = [];
    await happen(1, 'Checkout Started', -HOUR);
    const broken = await activate({ type: 'all', children: [CHECKOUT] }, 'Broken');
    const other = await activate({ type: 'all', children: [CHECKOUT] }, 'Other');
    await db.query(`UPDATE segment SET rule = '{}' WHERE id = $1`, [broken]);
    evaluator = new Evaluator({ pool, clock, onError: (error) => errors.push(error) });
    await happen(2, 'Checkout Started', 1);
    await go(1);
    expect(await members(other)).toEqual([1, 2]);
    expect(await members(broken)).toEqual([1]);
    expect(errors).toHaveLength(1);
  });

  it('keeps memberships also where the facts beside them fail', async () => {
    const id = await activate({ type: 'all', children: [CHECKOUT] });
    const errors: unknown[] = [];
    const refreshFacts = async () => {
      await db.query('SELECT 1 / 0');
    };
    evaluator = new Evaluator({ pool, clock, refreshFacts, onError: (error) => errors.push(error) });
    await happen(1, 'Checkout Started', 0);
    await go(1);
    expect(await members(id)).toEqual([1]);
    expect(errors).toHaveLength(1);
  });
});
