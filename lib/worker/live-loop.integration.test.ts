import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { CommitQueue } from '@/lib/services/ingest/commit-queue';
import { ingestCall } from '@/lib/services/ingest/ingest-calls';
import { refreshStaleSnapshots } from '@/lib/services/metrics/refresh-stale-snapshots';
import { refreshTouched } from '@/lib/services/metrics/refresh-touched';
import { createSegment } from '@/lib/services/segments/create-segment';
import { listMembers } from '@/lib/services/segments/list-members';
import { Evaluator } from '@/lib/services/segments/live/evaluator';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { runLiveLoop } from './live-loop';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 8);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const errors: unknown[] = [];
/** A worker's loop; stopping it gives up the lock. */
function startLoop() {
  const stop = new AbortController();
  const createEvaluator = () =>
    new Evaluator({
      pool,
      clock: systemClock,
      refreshFacts: refreshTouched,
      refreshSnapshots: (db, at) => refreshStaleSnapshots(db, 100, at),
      onError: (error) => errors.push(error),
    });
  const ended = runLiveLoop({
    connectionString: database.url,
    clock: systemClock,
    createEvaluator,
    onError: (error) => errors.push(error),
    signal: stop.signal,
  });
  return () => {
    stop.abort();
    return ended;
  };
}

const rule = parseRule({
  type: 'all',
  children: [
    {
      type: 'event',
      event: 'Product Viewed',
      op: 'gte',
      value: 3,
      within: '48h',
      notFollowedBy: { event: 'Order Completed' },
    },
  ],
});
const soon = parseRule({
  type: 'all',
  children: [{ type: 'event', event: 'Checkout Started', within: '7d', olderThan: '1m' }],
});

async function waitForMembers(segment: string, expected: string[]): Promise<number> {
  const started = performance.now();
  for (;;) {
    const { data } = await listMembers(pool, segment, { limit: 100 });
    const found = data.map(({ externalId }) => externalId);
    if (JSON.stringify(found) === JSON.stringify(expected)) return performance.now() - started;
    if (performance.now() - started > 20_000) throw new Error(`still ${JSON.stringify(found)}; ${errors.join('; ')}`);
    await sleep(10);
  }
}

describe('the live loop', () => {
  const send = (queue: CommitQueue, event: string, more: object = {}) =>
    ingestCall({ db: pool, clock: systemClock, queue }, 'track', { userId: 'u1', event, ...more }, null);

  it('follows events within a second, also when one worker takes over from another', async () => {
    const queue = new CommitQueue(pool, systemClock);
    const stopFirst = startLoop();
    const segment = await createSegment(pool, {
      name: 'Browsers',
      rule,
      status: 'active',
      actor: 'system',
      at: systemClock.now(),
    });
    await waitForMembers(segment.id, []);
    for (let n = 0; n < 3; n += 1) await send(queue, 'Product Viewed');
    expect(await waitForMembers(segment.id, ['u1'])).toBeLessThan(2_000);
    const stopSecond = startLoop();
    await stopFirst();
    await send(queue, 'Order Completed', { properties: { total: 10 } });
    await waitForMembers(segment.id, []);
    await expect
      .poll(async () => (await pool.query('SELECT orders, revenue FROM customer_fact')).rows, { timeout: 5_000 })
      .toEqual([{ orders: 1, revenue: '10' }]);
    await stopSecond();
    expect(errors).toEqual([]);
  });

  it('lets a customer enter when the time comes, without any event', async () => {
    const queue = new CommitQueue(pool, systemClock);
    const stop = startLoop();
    const segment = await createSegment(pool, {
      name: 'Soon',
      rule: soon,
      status: 'active',
      actor: 'system',
      at: systemClock.now(),
    });
    const due = systemClock.now().getTime() + 1_500;
    await send(queue, 'Checkout Started', { timestamp: new Date(due - 60_000).toISOString() });
    await waitForMembers(segment.id, ['u1']);
    const late = systemClock.now().getTime() - due;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_000);
    const { data } = await listMembers(pool, segment.id, { limit: 1 });
    expect(data[0]?.enteredAt).toBe(new Date(due).toISOString());
    await stop();
    expect(errors).toEqual([]);
  });
});
