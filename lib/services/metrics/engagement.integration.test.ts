import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { acceptCall } from '../ingest/accept-call';
import { commitEvents } from '../ingest/commit-events';
import { DEFAULT_FORMULA } from './engagement-formula';
import { previewEngagement } from './preview-engagement';
import { recomputeAll } from './recompute-all';

const DAY = 86_400_000;
const BASE = Date.parse('2026-03-01T12:00:00Z');

let database: TestDatabase;
let db: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 6);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

it('reads engagement off the points that a loop over the events adds up', async () => {
  const at = new Date(BASE);
  const ages = [0, 1, 3, 14, 28, 60, 167.9, 168.1, 200];
  const calls = ages.flatMap((age, index) =>
    Array.from({ length: index + 1 }, (_, n) => {
      const accepted = acceptCall(
        {
          userId: `u${index}`,
          event: n % 2 ? 'Order Completed' : 'Product Viewed',
          properties: {},
          timestamp: new Date(BASE - (age + n) * DAY).toISOString(),
        },
        'track',
        BASE,
      );
      if (!accepted.ok) throw new Error('refused');
      return accepted.value;
    }),
  );
  await commitEvents(db, calls, at);
  const { cuts } = await recomputeAll(db, new FixedClock(at));
  const points = ages.map((age, index) =>
    Array.from({ length: index + 1 }, (_, n) => age + n)
      .map((days, n) => (days < DEFAULT_FORMULA.windowDays ? (n % 2 ? 10 : 1) * 2 ** (-days / 14) : 0))
      .reduce((sum, one) => sum + one, 0),
  );
  expect(cuts.engagement[100]).toBeCloseTo(Math.max(...points), 5);
  expect(cuts.engagement[50]).toBeCloseTo([...points].sort((a, b) => a - b)[4] ?? 0, 5);

  // The preview of the formula in force says what is stored; another one moves whom it should.
  const same = await previewEngagement(db, DEFAULT_FORMULA, at);
  expect(same.moved).toEqual({ up: 0, down: 0, same: ages.length });
  expect(same.bins.reduce((sum, bin) => sum + bin.after, 0)).toBe(ages.length);
  const { rows } = await db.query<{ number: number; score: number }>(
    'SELECT customer AS number, engagement_score AS score FROM customer_snapshot',
  );
  for (const { number, before } of same.examples)
    expect(before.score).toBeCloseTo(rows.find((row) => row.number === number)?.score ?? -1, 1);
  const views = { ...DEFAULT_FORMULA, points: { ...DEFAULT_FORMULA.points, 'Order Completed': 0 } };
  const other = await previewEngagement(db, views, at);
  expect(other.moved.up).toBeGreaterThan(0);
  expect(other.moved.up + other.moved.down + other.moved.same).toBe(ages.length);
});
