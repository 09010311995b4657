import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { settle } from '@/lib/testing/settle';
import { acceptCall } from '../../ingest/accept-call';
import { commitEvents } from '../../ingest/commit-events';
import { moveEveryStage } from '../../metrics/move-every-stage';
import { readFlows } from '../../metrics/read-transitions';
import { recomputeAll } from '../../metrics/recompute-all';
import { refreshTouched } from '../../metrics/refresh-touched';
import { saveLifecycle } from '../../metrics/save-formula';
import { createSegment } from '../create-segment';
import { listMembers } from '../list-members';
import { Evaluator } from './evaluator';
import { requestStageRebuild } from './request-rebuild';

const DAY = 86_400_000;
const START = new Date('2026-03-01T12:00:00Z');
/** Ages of the orders in days, by customer. */
const ORDERS: Record<string, number[]> = { a: [10], b: [95, 400], c: [130, 140], d: [200], e: [20, 150] };

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 8);
  // The queue of the worker, which is not running here.
  await pool.query(
    `CREATE SCHEMA graphile_worker; CREATE FUNCTION graphile_worker.add_job(identifier text, payload json, job_key text) RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it('memberships, due times and recorded stages follow the thresholds that a person writes', async () => {
  const clock = new FixedClock(START);
  const events = Object.entries(ORDERS).flatMap(([userId, ages]) =>
    ages.map((age) => {
      const accepted = acceptCall(
        {
          userId,
          event: 'Order Completed',
          properties: { total: 5 },
          timestamp: new Date(START.getTime() - age * DAY).toISOString(),
        },
        'track',
        START.getTime(),
      );
      if (!accepted.ok) throw new Error('refused');
      return accepted.value;
    }),
  );
  await commitEvents(pool, events, clock.now());
  const rule = (stage: string) =>
    parseRule({ type: 'all', children: [{ type: 'metric', metric: 'lifecycleStage', op: 'eq', value: stage }] });
  const segments: Record<string, string> = {};
  for (const stage of ['new', 'active', 'atRisk', 'lapsed', 'wonBack']) {
    const { id } = await createSegment(pool, {
      name: stage,
      rule: rule(stage),
      status: 'active',
      actor: 'system',
      at: clock.now(),
    });
    segments[stage] = id;
  }
  const db = await pool.connect();
  const evaluator = new Evaluator({
    pool,
    clock,
    refreshFacts: refreshTouched,
    onError: (error) => {
      throw error;
    },
  });
  const membersOf = async () => {
    await settle(evaluator, db);
    const found: Record<string, string> = {};
    for (const [stage, id] of Object.entries(segments)) {
      const { data } = await listMembers(pool, id, { limit: 100 });
      found[stage] = data
        .map(({ externalId }) => externalId)
        .sort()
        .join(' ');
    }
    return found;
  };
  expect(await membersOf()).toEqual({ new: 'a', active: 'e', atRisk: 'b c', lapsed: 'd', wonBack: '' });
  await recomputeAll(pool, clock);
  await moveEveryStage(pool, clock.now());

  const thresholds = { newDays: 5, activeDays: 100, lapsedDays: 120 };
  clock.advance(1_000);
  await saveLifecycle(pool, { body: thresholds, base: 0, actor: 'user:x' }, clock.now(), requestStageRebuild);
  expect(await membersOf()).toEqual({ new: '', active: 'a', atRisk: '', lapsed: 'c d', wonBack: 'b e' });
  await moveEveryStage(pool, clock.now());
  const flows = await readFlows(pool, START, clock.now());
  expect(flows.map(({ from, to, steps }) => `${from} ${to} ${steps}`).sort()).toEqual([
    'active wonBack 1',
    'atRisk lapsed 1',
    'atRisk wonBack 1',
    'new active 1',
  ]);
  await expect(
    saveLifecycle(pool, { body: thresholds, base: 0, actor: 'user:y' }, clock.now(), requestStageRebuild),
  ).rejects.toMatchObject({ code: 'conflict' });

  // Time alone: five days later the last order of b is a hundred days old, at the very millisecond.
  clock.set(new Date(START.getTime() + 5 * DAY - 1));
  expect((await membersOf()).wonBack).toBe('b e');
  clock.set(new Date(START.getTime() + 5 * DAY));
  expect(await membersOf()).toMatchObject({ wonBack: 'e', atRisk: 'b' });
  db.release();
});
