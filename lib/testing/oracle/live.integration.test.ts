import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { ruleSchema } from '@/lib/rules';
import { Evaluator } from '@/lib/services/segments/live/evaluator';
import { createTestDatabase, type TestDatabase } from '../database';
import { settle } from '../settle';
import { arbitraryRule, arbitraryTimedCondition } from './arbitrary-rule';
import { arbitraryInstant, arbitraryWorld, BASE } from './arbitrary-world';
import { matching } from './evaluate';
import { insertEvents, loadWorld } from './load-world';
import type { World } from './world';

const RUNS = Number(process.env.ORACLE_RUNS ?? 25);
const SEED = Number(process.env.ORACLE_SEED ?? 20240229);

let database: TestDatabase;
let pool: Pool;
let db: PoolClient;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 4);
  db = await pool.connect();
});
afterAll(async () => {
  db.release();
  await pool.end();
  await database.drop();
});

// A percentile's threshold is a snapshot: what is in force may differ from what would be taken now.
const followable = (rule: unknown): boolean =>
  ruleSchema.safeParse(rule).success && !JSON.stringify(rule).includes('"percentile"');

const timed = fc.record({ type: fc.constantFrom('all', 'none'), children: fc.tuple(arbitraryTimedCondition) });

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 30 * 60_000, 3_600_000, 86_400_000, 7 * 86_400_000, 31 * 86_400_000, 90 * 86_400_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('due' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('events' as const), count: fc.integer({ min: 1, max: 8 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('erase' as const), customer: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      customer: fc.integer({ min: 1, max: 6 }),
      like: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

const cases = fc.record({
  world: arbitraryWorld,
  rules: fc.tuple(
    ...[1, 2, 3, 4].map(() => timed),
    arbitraryRule().filter(followable),
    arbitraryRule().filter(followable),
  ),
  referring: arbitraryRule(['seg_0', 'key-1']).filter(followable),
  start: arbitraryInstant,
  known: fc.integer({ min: 0, max: 20 }),
  steps: fc.array(step, { minLength: 4, maxLength: 12 }),
});

it(`stored membership equals the naive evaluation at every step of ${RUNS} random histories`, {
  timeout: 60_000 + RUNS * 3000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ world: all, rules, referring, start, known, steps }) => {
      const segments = [...rules, referring].map((rule, index) => ({ id: `seg_${index}`, key: `key-${index}`, rule }));
      // Events become known in the order of receipt, whatever their times: early, late, equal, of the future.
      const world: World = {
        ...all,
        customers: all.customers.map((one) => ({ ...one })),
        events: all.events.slice(0, known),
        segments,
      };
      const waiting = all.events.slice(known);
      await loadWorld(db, world);
      await db.query(`UPDATE segment SET status = 'active'`);
      const clock = new FixedClock(new Date(Math.min(start, BASE)));
      const create = () =>
        new Evaluator({
          pool,
          clock,
          onError: (error) => {
            throw error;
          },
        });
      let evaluator = create();
      const compare = async (what: string) => {
        await settle(evaluator, db);
        for (const { id, rule } of segments)
          expect(await members(id), `${what} at ${clock.now().toISOString()}: ${JSON.stringify(rule)}`).toEqual(
            matching(world, rule, clock.now().getTime()),
          );
      };
      const changed = (customers: number[]) =>
        db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [customers, clock.now()]);
      await compare('built');
      for (const one of steps) {
        if (one.kind === 'wait') clock.advance(one.ms);
        if (one.kind === 'restart') evaluator = create();
        if (one.kind === 'due') {
          const due = await nextDue();
          if (!due || due.getTime() > BASE + 1000 * 86_400_000) continue;
          if (due.getTime() - 1 > clock.now().getTime()) clock.set(new Date(due.getTime() - 1));
          await compare('before due');
          clock.set(due);
        }
        if (one.kind === 'events') {
          const come = waiting.splice(0, one.count);
          world.events.push(...come);
          await insertEvents(db, come);
          await changed(come.map(({ customer }) => customer));
        }
        const customer = 'customer' in one ? world.customers.find(({ number }) => number === one.customer) : undefined;
        if (one.kind === 'erase' && customer) {
          customer.gone = true;
          await db.query('UPDATE customer SET erased_at = now() WHERE number = $1', [customer.number]);
          await changed([customer.number]);
        }
        if (one.kind === 'edit' && customer) {
          customer.traits = world.customers.find(({ number }) => number === one.like)?.traits ?? {};
          await db.query('UPDATE customer SET traits = $2 WHERE number = $1', [
            customer.number,
            JSON.stringify(customer.traits),
          ]);
          await changed([customer.number]);
        }
        await compare(one.kind);
      }
      expect(await sizes(), 'sizes').toEqual(await counted());
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: process.env.ORACLE_SHRINK === undefined },
  );
});

async function members(id: string): Promise<number[]> {
  const { rows } = await db.query<{ customer: number }>(
    'SELECT m.customer FROM membership m JOIN segment s ON s.number = m.segment WHERE s.id = $1 AND m.left_at IS NULL ORDER BY 1',
    [id],
  );
  return rows.map(({ customer }) => customer);
}

async function nextDue(): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>('SELECT min(at) AS at FROM due_time');
  return rows[0]?.at ?? null;
}

const sizes = async () => (await db.query('SELECT number, size FROM segment ORDER BY number')).rows;
const counted = async () =>
  (
    await db.query(
      'SELECT s.number, count(m.customer)::int AS size FROM segment s LEFT JOIN membership m ON m.segment = s.number AND m.left_at IS NULL GROUP BY 1 ORDER BY 1',
    )
  ).rows;
