import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { acceptCall } from '../ingest/accept-call';
import { commitEvents } from '../ingest/commit-events';
import { moveEveryStage } from './move-every-stage';
import { moveDueStages } from './move-stages';
import { recomputeAll } from './recompute-all';
import { refreshFacts } from './refresh-facts';
import { refreshSnapshots } from './refresh-snapshots';
import { refreshTouched } from './refresh-touched';

const RUNS = Number(process.env.METRICS_RUNS ?? 12);
const SEED = Number(process.env.METRICS_SEED ?? 20260301);
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

const PEOPLE = ['ann', 'ben', 'cem', 'dora', 'eli'];
const CATEGORIES = ['Toys', 'Garden', 'toys', 'Ä'];
interface Call {
  who: string;
  name: string;
  age: number;
  category: string;
  total: number;
  campaign: string;
  message: string | null;
}
const call: fc.Arbitrary<Call> = fc.record({
  who: fc.constantFrom(...PEOPLE),
  name: fc.constantFrom(
    'Product Viewed',
    'Product Added',
    'Order Completed',
    'Order Completed',
    'Order Refunded',
    'Email Delivered',
    'Email Opened',
    'Email Link Clicked',
    'Something else',
  ),
  /** Late, early, on the very edges of sessions and stages, and in the future. */
  age: fc.oneof(
    fc.constantFrom(
      0,
      30 * 60_000,
      30 * 60_000 + 1,
      DAY,
      28 * DAY,
      30 * DAY,
      90 * DAY,
      168 * DAY,
      180 * DAY,
      365 * DAY,
    ),
    fc.integer({ min: -2 * DAY, max: 400 * DAY }),
  ),
  category: fc.constantFrom(...CATEGORIES),
  total: fc.constantFrom(0.1, 0.2, 10, 99.99),
  campaign: fc.constantFrom('a', 'b', 'c'),
  message: fc.constantFrom(null, 'a', 'm1', 'm2'),
});
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      calls: fc.array(call, { minLength: 1, maxLength: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 30 * 60_000, DAY, 31 * DAY, 91 * DAY),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      a: fc.constantFrom(...PEOPLE),
      b: fc.constantFrom('visitor', 'guest'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who: fc.constantFrom(...PEOPLE) }) },
);

const FACTS = `SELECT c.id, f.orders, f.revenue::text, f.events, f.sessions, f.first_order_at, f.previous_order_at, f.last_order_at, f.last_seen_at
  FROM customer_fact f JOIN customer c ON c.number = f.customer ORDER BY 1`;
const SNAPSHOTS = `SELECT c.id, to_jsonb(s) - 'computed_at' AS snapshot FROM customer_snapshot s JOIN customer c ON c.number = s.customer ORDER BY 1`;
const STAGES = `SELECT l.customer, l.stage FROM customer_lifecycle l ORDER BY 1`;

it(`what is kept bit by bit equals what is computed anew, over ${RUNS} random histories (seed ${SEED})`, {
  timeout: 60_000 + RUNS * 6_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await db.query(
        'TRUNCATE customer, identity, consent, event, event_name, product, change, customer_fact, customer_snapshot, setting, metric_touch, customer_lifecycle, lifecycle_transition RESTART IDENTITY',
      );
      // What is remembered of identities is of the history before.
      await db.query("SELECT nextval('identity_epoch')");
      const clock = new FixedClock(new Date(BASE));
      const track = (userId: string, one: Call, anonymousId?: string) => {
        const { name, age, category, total, campaign, message } = one;
        const properties = name.startsWith('Email')
          ? { campaignId: campaign, ...(message === null ? {} : { messageId: message }) }
          : name.startsWith('Order')
            ? { total, products: [{ productId: 'p', category }, { productId: 'q' }] }
            : { productId: 'p', category };
        const accepted = acceptCall(
          {
            ...(anonymousId ? { anonymousId } : {}),
            userId,
            event: name,
            properties,
            timestamp: new Date(clock.now().getTime() - age).toISOString(),
          },
          'track',
          clock.now().getTime(),
        );
        if (!accepted.ok) throw new Error('refused');
        return accepted.value;
      };
      const drain = async () => {
        const { rows } = await db.query<{ customers: number[] }>('DELETE FROM change RETURNING customers');
        const touched = [...new Set(rows.flatMap(({ customers }) => customers))];
        await refreshTouched(db, touched, clock.now());
        while ((await moveDueStages(db, 100, clock.now())) > 0);
      };
      for (const one of steps) {
        if (one.kind === 'wait') clock.advance(one.ms);
        if (one.kind === 'events')
          await commitEvents(
            db,
            one.calls.map((each) => track(each.who, each)),
            clock.now(),
          );
        if (one.kind === 'merge') {
          const view = {
            who: one.a,
            name: 'Order Completed',
            age: 5 * DAY,
            category: 'Toys',
            total: 5,
            campaign: 'a',
            message: null,
          };
          const anonymous = acceptCall(
            {
              anonymousId: one.b,
              event: 'Order Completed',
              properties: { total: 7 },
              timestamp: new Date(clock.now().getTime() - 200 * DAY).toISOString(),
            },
            'track',
            clock.now().getTime(),
          );
          if (!anonymous.ok) throw new Error('refused');
          await commitEvents(db, [anonymous.value], clock.now());
          await drain();
          await commitEvents(db, [track(one.a, view, one.b)], clock.now());
        }
        if (one.kind === 'erase') {
          const { rows } = await db.query<{ number: number }>(
            `UPDATE customer SET erased_at = now() WHERE number = (SELECT customer FROM identity WHERE kind = 'user' AND value = $1) RETURNING number`,
            [one.who],
          );
          if (rows[0]) await db.query('INSERT INTO change (customers, at) VALUES ($1, now())', [[rows[0].number]]);
        }
        await drain();
      }
      // An event of the future is looked at when it has come; the night finds it at the latest.
      const { rows: everyone } = await db.query<{ number: number }>('SELECT number FROM customer');
      const numbers = everyone.map(({ number }) => number);
      const { rows: future } = await db.query<{ customer: number }>(
        'SELECT DISTINCT customer FROM event WHERE occurred_at > $1 AND occurred_at <= $2',
        [new Date(BASE), clock.now()],
      );
      await refreshFacts(
        db,
        future.map(({ customer }) => customer),
        clock.now(),
      );
      const kept = (await db.query(FACTS)).rows;
      await recomputeAll(db, clock);
      expect((await db.query(FACTS)).rows).toEqual(kept);
      await db.query('TRUNCATE customer_fact');
      const whole = (await db.query(SNAPSHOTS)).rows;
      await recomputeAll(db, clock);
      expect((await db.query(FACTS)).rows).toEqual(kept);
      await db.query('TRUNCATE customer_snapshot');
      for (const number of numbers) await refreshSnapshots(db, [number], clock.now());
      expect((await db.query(SNAPSHOTS)).rows).toEqual(whole);
      await moveEveryStage(db, clock.now());
      const stages = (await db.query(STAGES)).rows;
      expect(stages).toEqual(await naiveStages(clock.now()));
      await expectSoundHistory();
      expect(whole).toEqual(await withNaiveEmails(whole, clock.now()));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

interface Row {
  customer: number;
  id: string;
  name: string;
  at: Date;
  email: string;
}
const eventsOf = async (at: Date): Promise<Row[]> =>
  (
    await db.query<Row>(
      `SELECT e.customer, c.id, n.name, e.occurred_at AS at, coalesce('message ' || (e.properties->>'messageId'), e.properties->>'campaignId') AS email FROM event e JOIN event_name n ON n.id = e.name
       JOIN customer c ON c.number = e.customer WHERE c.erased_at IS NULL AND c.merged_into IS NULL AND e.occurred_at <= $1 ORDER BY e.occurred_at, e.seq`,
      [at],
    )
  ).rows;

/** Stages from the times of the orders, written out once more. */
async function naiveStages(at: Date): Promise<{ customer: number; stage: string }[]> {
  const orders = new Map<number, number[]>();
  for (const row of await eventsOf(at))
    if (row.name === 'Order Completed')
      orders.set(row.customer, [...(orders.get(row.customer) ?? []), row.at.getTime()]);
  return [...orders]
    .map(([customer, times]) => {
      const last = times.at(-1) ?? 0;
      const age = at.getTime() - last;
      const pause = times.length > 1 ? last - (times.at(-2) ?? 0) : 0;
      const recent = times.length === 1 && age < 30 * DAY ? 'new' : pause >= 180 * DAY ? 'wonBack' : 'active';
      const stage = age < 90 * DAY ? recent : age < 180 * DAY ? 'atRisk' : 'lapsed';
      return { customer, stage };
    })
    .sort((a, b) => a.customer - b.customer);
}

/** Each step begins where the one before ended, never earlier, and the last one is where the customer is. */
async function expectSoundHistory(): Promise<void> {
  const { rows } = await db.query<{ broken: number }>(
    `SELECT count(*)::int AS broken FROM (
       SELECT t.*, lag(t.to_stage) OVER w AS before, lag(t.at) OVER w AS earlier, lead(t.id) OVER w AS later, l.stage
       FROM lifecycle_transition t JOIN customer_lifecycle l ON l.customer = t.customer WINDOW w AS (PARTITION BY t.customer ORDER BY t.id)
     ) s WHERE before IS DISTINCT FROM from_stage OR earlier > at OR from_stage IS NOT DISTINCT FROM to_stage OR (later IS NULL AND to_stage <> stage)`,
  );
  expect(rows[0]?.broken, 'steps that do not follow from the one before').toBe(0);
}

interface Snapshot {
  id: string;
  snapshot: Record<string, unknown>;
}

/** The same rows with the counts of emails as a loop over the events has them. */
async function withNaiveEmails(rows: readonly Snapshot[], at: Date): Promise<Snapshot[]> {
  const events = await eventsOf(at);
  return rows.map(({ id, snapshot }) => {
    const own = events.filter((event) => event.id === id);
    const delivered = own.filter(({ name }) => name === 'Email Delivered').length;
    const distinct = (...names: string[]) =>
      Math.min(delivered, new Set(own.filter(({ name }) => names.includes(name)).map(({ email }) => email)).size);
    return {
      id,
      snapshot: {
        ...snapshot,
        emails_delivered: delivered || null,
        emails_opened: delivered ? distinct('Email Opened', 'Email Link Clicked') : null,
        emails_clicked: delivered ? distinct('Email Link Clicked') : null,
      },
    };
  });
}
