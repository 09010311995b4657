import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Audience,
  eventsOf,
  FewAudience,
  FewColumns,
  PostgresAudience,
  SetCache,
  TreeEvaluator,
  withSets,
} from '@/lib/platform/audience';
import { ColumnStore } from '@/lib/platform/audience/columns/column-store';
import { ColumnarAudience } from '@/lib/platform/audience/columns/columnar-audience';
import { runLeafTask } from '@/lib/platform/audience/columns/leaf-task';
import { leafTaskOf, readsEventsAlone, shareOf } from '@/lib/platform/audience/columns/leaf-threads';
import { createPool, type Pool } from '@/lib/platform/db';
import { type Leaf, leavesOf, parseRule, planRule, ruleSchema, type SegmentCatalog } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '../database';
import { arbitraryRule } from './arbitrary-rule';
import { arbitraryInstant, arbitraryWorld } from './arbitrary-world';
import { matching } from './evaluate';
import { loadWorld } from './load-world';

const RUNS = Number(process.env.ORACLE_RUNS ?? 120);
const SEED = Number(process.env.ORACLE_SEED ?? 20240229);
const REFERENCES = ['seg_one', 'key-two'];

let database: TestDatabase;
let db: pg.Client;
let pool: Pool;
/** Conditions that the columns answered, and that they left to the database. */
const answered = { columns: 0, database: 0 };
beforeAll(async () => {
  database = await createTestDatabase();
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
  pool = createPool(database.url, 2);
});
afterAll(async () => {
  await pool.end();
  await db.end();
  await database.drop();
});

const valid = (rule: unknown): boolean => ruleSchema.safeParse(rule).success;

/** A world with two segments that rules refer to, rules, instants, and some of the customers. */
const cases = fc.record({
  world: arbitraryWorld,
  one: arbitraryRule().filter(valid),
  two: arbitraryRule(['seg_one']).filter(valid),
  rules: fc.array(arbitraryRule(REFERENCES).filter(valid), { minLength: 4, maxLength: 4 }),
  instants: fc.array(arbitraryInstant, { minLength: 2, maxLength: 2 }),
  some: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
});

it(`the compiled rule agrees with the naive evaluator in ${RUNS} random worlds`, {
  timeout: 60_000 + RUNS * 1000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ world: bare, one, two, rules, instants, some }) => {
      const world = {
        ...bare,
        segments: [
          { id: 'seg_one', key: 'key-one', rule: one },
          { id: 'seg_two', key: 'key-two', rule: two },
        ],
      };
      await loadWorld(db, world);
      const catalog: SegmentCatalog = {
        segment: (reference) => {
          const found = world.segments.find(({ id, key }) => id === reference || key === reference);
          return found && { id: found.id, name: found.key, rule: parseRule(found.rule) };
        },
      };
      const store = new ColumnStore({ maxBytes: 2 ** 28, settlingMs: 0 });
      await store.load(pool);
      const database = new PostgresAudience(db);
      const memory = inMemory(store, database);
      for (const rule of rules)
        for (const at of instants) {
          const expected = matching(world, rule, at);
          expect(await evaluate(database, rule, at, catalog), JSON.stringify(rule)).toEqual(expected);
          expect(
            await evaluate(memory, rule, at, catalog),
            `in memory: ${JSON.stringify(rule)} where one is ${JSON.stringify(one)}, two is ${JSON.stringify(two)}`,
          ).toEqual(expected);
          const among = expected.filter((customer) => some.includes(customer));
          // A percentile is taken over the population whoever is asked for.
          expect(await evaluate(database, rule, at, catalog, some), `some: ${JSON.stringify(rule)}`).toEqual(among);
          expect(
            await evaluate(fewInMemory(database), rule, at, catalog, some),
            `few: ${JSON.stringify(rule)}`,
          ).toEqual(among);
        }
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: process.env.ORACLE_SHRINK === undefined },
  );
  // Else the engine in memory was hardly looked at.
  expect(answered.columns).toBeGreaterThan(RUNS);
});

function inMemory(store: ColumnStore, database: Audience): Audience {
  const rest: Audience = {
    evaluate: (leaves, question, scope) => {
      answered.database += leaves.length;
      answered.columns -= leaves.length;
      return database.evaluate(leaves, question, scope);
    },
  };
  const engine = () =>
    new ColumnarAudience(db, store, rest, new SetCache(2 ** 20), () => undefined, undefined, inShares);
  return {
    evaluate: (leaves, question, scope) => {
      answered.columns += leaves.length;
      return engine().evaluate(leaves, question, scope);
    },
  };
}

/** As threads do it, each with its share of the customers, without the threads. */
function inShares(store: ColumnStore, leaf: Leaf, at: number): Promise<Uint8Array | undefined> | undefined {
  if (!readsEventsAlone(leaf.condition)) return undefined;
  const task = leafTaskOf(store, leaf, at);
  const answers = [0, 1, 2].map((rest) => runLeafTask(shareOf(task, 3, rest)));
  return Promise.resolve(answers.every(Boolean) ? task.flags : undefined);
}

/** As the live loop asks: the events of a few customers are read, and all is evaluated on them. */
const fewInMemory = (database: Audience): Audience => ({
  evaluate: async (leaves, question, scope) => {
    const columns = new FewColumns([...(question.customers ?? [])]);
    await columns.load(db, eventsOf(leaves));
    return new FewAudience(db, columns, database).evaluate(leaves, question, scope);
  },
});

function evaluate(
  engine: Audience,
  rule: unknown,
  at: number,
  catalog: SegmentCatalog,
  customers?: number[],
): Promise<number[]> {
  return withSets(async (scope) => {
    const plan = planRule(parseRule(rule), catalog);
    const evaluation = await engine.evaluate(leavesOf([plan.root]), { at, customers }, scope);
    return [...new TreeEvaluator(evaluation, scope).evaluate(plan.root).toUint32Array()];
  });
}
