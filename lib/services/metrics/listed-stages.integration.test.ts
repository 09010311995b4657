import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIFECYCLE_STAGES } from '@/lib/catalog';
import { FixedClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { acceptCall } from '../ingest/accept-call';
import { commitEvents } from '../ingest/commit-events';
import { parseOrder } from '../profiles/customer-order';
import { listCustomers } from '../profiles/list-customers';
import { recomputeAll } from './recompute-all';

const AT = new Date('2026-03-01T12:00:00Z');
const DAY = 86_400_000;
/** Ages of the orders in days, by customer: the edges of every stage. */
const ORDERS: Record<string, number[]> = {
  fresh: [1],
  edgeNew: [30],
  young: [29.9],
  twice: [1, 2],
  active: [60, 100],
  edgeActive: [90, 100],
  risk: [91],
  risk2: [179, 400],
  lapsed: [180],
  lapsed2: [500, 501],
  won: [10, 190],
  notWon: [10, 189.9],
  wonOld: [10, 400, 800],
  wonThenTwice: [10, 12, 400],
  sameTime: [10, 10, 400],
  never: [],
};

let database: TestDatabase;
let db: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
  const clock = new FixedClock(AT);
  const events = Object.entries(ORDERS).flatMap(([userId, ages]) =>
    [
      ...ages.map((age) => ({ event: 'Order Completed', age, properties: { total: 10 } })),
      { event: 'Product Viewed', age: 900, properties: {} },
    ].map(({ event, age, properties }) => {
      const accepted = acceptCall(
        { userId, event, properties, timestamp: new Date(AT.getTime() - age * DAY).toISOString() },
        'track',
        AT.getTime(),
      );
      if (!accepted.ok) throw new Error('refused');
      return accepted.value;
    }),
  );
  await commitEvents(db, events, clock.now());
  await recomputeAll(db, clock);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

it('filters by the stages that the rows show, which are those of the rules', async () => {
  const list = (stages?: (typeof LIFECYCLE_STAGES)[number][]) =>
    listCustomers(db, { filter: { stages }, order: parseOrder('created'), limit: 100, at: AT, personal: true });
  const everyone = (await list()).data;
  expect(Object.fromEntries(everyone.map((row) => [row.externalId, row.stage]))).toEqual({
    fresh: 'new',
    edgeNew: 'active',
    young: 'new',
    twice: 'active',
    active: 'active',
    edgeActive: 'atRisk',
    risk: 'atRisk',
    risk2: 'atRisk',
    lapsed: 'lapsed',
    lapsed2: 'lapsed',
    won: 'wonBack',
    notWon: 'active',
    wonOld: 'wonBack',
    wonThenTwice: 'active',
    sameTime: 'active',
    never: null,
  });
  for (const stage of LIFECYCLE_STAGES) {
    const shown = everyone
      .filter((row) => row.stage === stage)
      .map((row) => row.id)
      .sort();
    expect((await list([stage])).data.map((row) => row.id).sort()).toEqual(shown);
  }
});
