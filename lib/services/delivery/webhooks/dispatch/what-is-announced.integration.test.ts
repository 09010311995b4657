import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createSegment } from '@/lib/services/segments/create-segment';
import { Evaluator } from '@/lib/services/segments/live/evaluator';
import { updateSegment } from '@/lib/services/segments/update-segment';
import { openProductDatabase } from '@/lib/testing/product-database';
import { settle } from '@/lib/testing/settle';
import { createWebhook } from '../create-webhook';
import { listDeliveries } from '../list-deliveries';
import { fanOut } from './fan-out';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
let db: PoolClient;
beforeAll(async () => {
  database = await openProductDatabase();
  db = await pool().connect();
});
afterAll(async () => {
  db.release();
  await database.close();
});

const clock = new FixedClock(new Date(Date.UTC(2026, 5, 1)));
const inCountry = (country: string) =>
  parseRule({ type: 'all', children: [{ type: 'trait', trait: 'country', op: 'eq', value: country }] });

it('whoever enters or leaves, not who is found when a segment is first built', async () => {
  const evaluator = new Evaluator({
    pool: pool(),
    clock,
    onError: (error) => {
      throw error;
    },
  });
  const webhook = async (announceFirstBuild: boolean) =>
    (
      await createWebhook(db, {
        url: 'http://127.0.0.1:9/hooks',
        events: ['segment.entered', 'segment.left'],
        segments: null,
        announceFirstBuild,
        at: clock.now(),
      })
    ).webhook.id;
  const [plain, mirror] = [await webhook(false), await webhook(true)];
  let seen = 0;
  /** What an endpoint is told since the last time. */
  const told = async () => {
    await settle(evaluator, db);
    while (await fanOut(db, clock.now()));
    const of = async (id: string) =>
      (await listDeliveries(db, id, { limit: 500 })).data
        .map(({ payload }) => payload as { type: string; data: { customer: { id: string } } })
        .map(({ type, data }) => `${data.customer.id} ${type.replace('segment.', '')}`);
    const all = (await of(mirror)).toReversed();
    const some = new Set(await of(plain));
    const fresh = all.slice(seen).map((one) => [one, some.has(one)]);
    seen = all.length;
    clock.advance(60_000);
    return fresh;
  };
  const setCountry = async (customer: number, country: string) => {
    await db.query('UPDATE customer SET traits = $2 WHERE number = $1', [customer, { country }]);
    await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [[customer], clock.now()]);
  };
  for (const [number, country] of ['GB', 'GB', 'DE'].entries())
    await db.query(
      `INSERT INTO customer (number, id, external_id, traits, created_at, updated_at) VALUES ($1::int, 'c' || $1::int, 'u' || $1::int, $2, $3, $3)`,
      [number + 1, { country }, clock.now()],
    );
  const at = clock.now();
  const segment = await createSegment(pool(), {
    name: 'S',
    rule: inCountry('GB'),
    status: 'active',
    actor: 'system',
    at,
  });
  expect(await told()).toEqual([
    ['c1 entered', false],
    ['c2 entered', false],
  ]);
  await setCountry(1, 'FR');
  expect(await told()).toEqual([['c1 left', true]]);
  // A changed rule moves people, which a mirror of the members has to hear of.
  await updateSegment(pool(), segment.id, { version: 1, rule: inCountry('DE'), actor: 'system', at: clock.now() });
  expect(await told()).toEqual([
    ['c2 left', true],
    ['c3 entered', true],
  ]);
  await updateSegment(pool(), segment.id, { version: 2, status: 'archived', actor: 'system', at: clock.now() });
  expect(await told()).toEqual([['c3 left', true]]);
});
