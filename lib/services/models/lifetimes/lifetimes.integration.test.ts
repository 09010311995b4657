import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import type { BehavingCustomer } from '@/lib/demo/synthetic/behaving-shop';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { readMetrics } from '../../profiles/read-metrics';
import { createModel } from '../create-model';
import { getModel } from '../get-model';
import { predict } from '../predict';

let database: TestDatabase;
let db: Pool;
let people: BehavingCustomer[];
const now = new Date('2026-06-01T12:00:00Z');
const DAY = 86_400_000;
const creator = { actor: 'user:usr_1', ownerId: null, at: now };

beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
  await db.query(PREPARE_QUEUE);
  people = await loadBehavingShop(db, { customers: 400, seed: 9, now: now.getTime() });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe('lifetime values of a shop', () => {
  it('are refused where too few came back, with what is missing', async () => {
    const early = { ...creator, at: new Date(now.getTime() - 500 * DAY) };
    await expect(createModel(db, { kind: 'lifetimeValue', key: 'early' }, early)).rejects.toThrow(
      /too little to learn from.*Days of orders/,
    );
  });

  it('are trained and measured on the last months', async () => {
    await createModel(db, { kind: 'lifetimeValue', key: 'worth', params: { holdOutDays: 90 }, seed: 3 }, creator);
    expect(await trainAll(benchOf(db, new FixedClock(now)))).toBe(1);
    const { version } = await getModel(db, 'worth', { at: now });
    expect(version?.error).toBeNull();
    const result = version?.result;
    if (result?.type !== 'lifetimeValue') throw new Error('no card');
    expect(result.parameters.map(({ name }) => name)).toHaveLength(7);
    for (const { value, low, high } of result.parameters) {
      expect(value).toBeGreaterThan(0);
      if (low !== null && high !== null) expect(low <= value && value <= high).toBe(true);
    }
    const { purchases, ranking, topTenth, expectedOrders } = result.metrics;
    expect(purchases?.value).toBeGreaterThan(0.7);
    expect(purchases?.value).toBeLessThan(1.4);
    expect(ranking?.low).toBeGreaterThan(0.3);
    // A tenth of the customers brings much more than a tenth of the money.
    expect(topTenth?.value).toBeGreaterThan(0.25);
    expect(expectedOrders?.low ?? 0).toBeLessThan(expectedOrders?.value ?? 0);
    expect(result.byTenth).toHaveLength(10);
    expect(result.calibration.reduce((sum, { customers }) => sum + customers, 0)).toBe(result.measuredOn.customers);
  });

  it('tell those who stay from those who left, as metrics that rules can use', async () => {
    const settled = people.filter(
      ({ habit, firstSeenAt }) => habit === 'loyal' && now.getTime() - firstSeenAt > 200 * DAY,
    );
    const left = settled.filter(({ leavesAt }) => leavesAt < now.getTime() - 60 * DAY);
    const here = settled.filter(({ leavesAt }) => leavesAt > now.getTime());
    const metrics = await readMetrics(
      db,
      people.map(({ number }) => number),
      now,
    );
    const mean = (list: BehavingCustomer[], pick: (number: number) => number): number =>
      list.reduce((sum, { number }) => sum + pick(number), 0) / list.length;
    const value = (number: number): number => Number(metrics.get(number)?.lifetimeValue ?? 0);
    const alive = (number: number): number => Number(metrics.get(number)?.probabilities?.worth ?? 0);
    const orders = (number: number): number => Number(metrics.get(number)?.predictions?.['worth:orders'] ?? 0);
    expect(Math.min(left.length, here.length)).toBeGreaterThan(10);
    expect(mean(here, alive)).toBeGreaterThan(0.85);
    expect(mean(left, alive)).toBeLessThan(0.3);
    expect(mean(here, orders)).toBeGreaterThan(4 * mean(left, orders));
    expect(mean(here, value)).toBeGreaterThan(4 * mean(left, value));
    const one = metrics.get(here[0]?.number ?? 0);
    expect(Number(one?.predictions?.worth)).toBeCloseTo(Number(one?.lifetimeValue), 2);
    expect(one?.percentiles?.worth).toBeGreaterThan(0);
  });

  it('leave out who has not ordered', async () => {
    const { rows } = await db.query<{ scored: number; buyers: number }>(
      `SELECT (SELECT count(*) FROM model_score)::int AS scored,
        (SELECT count(DISTINCT e.customer) FROM event e JOIN event_name n ON n.id = e.name WHERE n.name = 'Order Completed')::int AS buyers`,
    );
    expect(rows[0]?.scored).toBeGreaterThan(100);
    expect(rows[0]?.scored).toBeLessThanOrEqual(rows[0]?.buyers ?? 0);
    await db.query(`INSERT INTO customer (id, external_id, traits, first_seen_at, created_at, updated_at)
      VALUES ('cus_new', 'new', '{}', '2026-05-31', '2026-05-31', '2026-05-31')`);
    expect(await predict(db, 'worth', { customers: ['cus_new'] }, now)).toMatchObject([{ id: 'cus_new', value: null }]);
  });
});
