import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { insertEvents, loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer } from '@/lib/testing/oracle/world';
import { settle } from '@/lib/testing/settle';
import { type CreateSegmentInput, createSegment } from './create-segment';
import { deleteSegment } from './delete-segment';
import { dryRunSegment } from './dry-run-segment';
import { getSegment } from './get-segment';
import { listSegments } from './list-segments';
import { Evaluator } from './live/evaluator';
import { previewSegment } from './preview-segment';
import { purgeDeleted, restoreSegment } from './restore-segment';
import { updateSegment } from './update-segment';

const START = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const country = (...codes: string[]) => ({ type: 'trait', trait: 'country', op: 'in', value: codes });
const viewed = { type: 'event', event: 'Product Viewed', within: '2d' };
const all = (...children: unknown[]) => parseRule({ type: 'all', children });

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
  const customer = (number: number, code: string): WorldCustomer => ({
    number,
    email: `c${number}@example.test`,
    traits: { country: code },
    firstSeenAt: null,
    gone: false,
    consent: {},
    snapshot: {},
  });
  const codes = ['GB', 'GB', 'DE', 'DE', 'FR', 'FR'];
  await loadWorld(db, { customers: codes.map((code, index) => customer(index + 1, code)), events: [], segments: [] });
  await db.query('DELETE FROM deleted_segment');
  evaluator = new Evaluator({
    pool,
    clock,
    onError: (error) => {
      throw error;
    },
  });
});
afterEach(() => db.release());
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const by = () => ({ actor: 'user:u', at: clock.now() });
const activate = async (name: string, rule: CreateSegmentInput['rule'], more: Partial<CreateSegmentInput> = {}) => {
  const segment = await createSegment(pool, { name, rule, status: 'active', ...by(), ...more });
  await settle(evaluator, db);
  return segment;
};
const view = async (...customers: number[]) => {
  const rows = customers.map((customer) => ({
    seq: ++seq,
    customer,
    kind: 'track',
    name: 'Product Viewed',
    at: clock.now().getTime(),
    properties: null,
  }));
  await insertEvents(db, rows);
  await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [customers, clock.now()]);
  await settle(evaluator, db);
};
const members = async (id: string): Promise<number[]> => {
  const { rows } = await db.query<{ customer: number }>(
    'SELECT m.customer FROM membership m JOIN segment s ON s.number = m.segment WHERE s.id = $1 AND m.left_at IS NULL ORDER BY 1',
    [id],
  );
  return rows.map(({ customer }) => customer);
};
const go = async (ms: number) => {
  clock.set(new Date(START + ms));
  await settle(evaluator, db);
};

describe('parent and child', () => {
  it('keep the child within the parent: as built, as events come, as time passes, as the parent changes', async () => {
    const parent = await activate('Europe', all(country('GB', 'DE')));
    const child = await activate('Lookers', all(viewed), { parentId: 'europe' });
    expect(child.parentId).toBe(parent.id);
    const grandchild = await activate('British lookers', all(country('GB', 'FR')), { parentId: child.id });
    await view(1, 3, 5);
    expect(await members(child.id)).toEqual([1, 3]);
    expect(await members(grandchild.id)).toEqual([1]);
    // Customer 3 moves to France: the parent loses them, and so does the child.
    await db.query(`UPDATE customer SET traits = '{"country":"FR"}' WHERE number = 3`);
    await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [[3], clock.now()]);
    await settle(evaluator, db);
    expect(await members(child.id)).toEqual([1]);
    await updateSegment(pool, parent.id, { version: 1, rule: all(country('FR')), ...by() });
    await settle(evaluator, db);
    expect(await members(parent.id)).toEqual([3, 5, 6]);
    expect(await members(child.id)).toEqual([3, 5]);
    expect(await members(grandchild.id)).toEqual([3, 5]);
    await go(2 * DAY);
    expect(await members(child.id)).toEqual([]);
  });

  it('move a child from one parent to another and out of it, and follow references to a child', async () => {
    const [gb, de] = [await activate('GB', all(country('GB'))), await activate('DE', all(country('DE')))];
    const child = await activate('Lookers', all(viewed), { parentId: gb.id });
    const other = await activate('Not those', all({ type: 'segment', segment: 'lookers', op: 'notIn' }));
    await view(1, 3, 5);
    expect(await members(child.id)).toEqual([1]);
    expect(await members(other.id)).toEqual([2, 3, 4, 5, 6]);
    await updateSegment(pool, child.id, { version: 1, parentId: de.id, ...by() });
    await settle(evaluator, db);
    expect(await members(child.id)).toEqual([3]);
    expect(await members(other.id)).toEqual([1, 2, 4, 5, 6]);
    await updateSegment(pool, child.id, { version: 2, parentId: null, ...by() });
    await settle(evaluator, db);
    expect(await members(child.id)).toEqual([1, 3, 5]);
    expect((await listSegments(pool, { parent: gb.id, limit: 10 })).data).toEqual([]);
  });

  it('refuse circles with the path, through parents and rules alike', async () => {
    const a = await activate('A', all(country('GB')));
    const b = await activate('B', all(), { parentId: a.id });
    const c = await activate('C', all({ type: 'segment', segment: 'b', op: 'in' }));
    const refuse = (change: object) => expect(updateSegment(pool, a.id, { version: 1, ...change, ...by() })).rejects;
    await refuse({ parentId: b.id }).toMatchObject({
      errors: [{ path: '/parentId', message: 'goes round in a circle: A → B → A' }],
    });
    await refuse({ parentId: c.id }).toMatchObject({
      errors: [{ path: '/parentId', message: 'goes round in a circle: A → C → B → A' }],
    });
    await refuse({ rule: c.rule }).toMatchObject({
      errors: [{ path: '/rule/children/0/segment', message: 'goes round in a circle: A → B → A' }],
    });
    await refuse({ parentId: 'nowhere' }).toMatchObject({ errors: [{ path: '/parentId' }] });
  });

  it('are previewed with every figure of the funnel within the parent', async () => {
    const parent = await activate('GB', all(country('GB')));
    await view(1, 3, 5);
    const input = { rule: all(viewed), parentId: parent.id, personal: true };
    const preview = await previewSegment(pool, clock, input);
    expect(preview).toMatchObject({ count: 1, steps: [{ count: 3, cumulative: 1, withoutIt: 2 }] });
    expect(preview.sample.map(({ id }) => id)).toEqual(['cus_1']);
    const child = await activate('Lookers', all(viewed), { parentId: parent.id });
    const again = await previewSegment(pool, clock, { rule: all(), self: child.id, personal: true });
    expect(again.count).toBe(2);
  });
});

describe('a dry run', () => {
  it('counts who enters, who leaves and what else changes, as the worker then does it', async () => {
    const parent = await activate('Europe', all(country('GB', 'DE')));
    const child = await activate('British', all(country('GB')), { parentId: parent.id });
    const out = await activate('Outside', all({ type: 'segment', segment: 'europe', op: 'notIn' }));
    await activate('Bystander', all(country('FR')));
    const rule = all(country('DE', 'FR'));
    const run = await dryRunSegment(pool, parent.id, { rule, at: clock.now(), sample: 5, personal: true });
    expect(run).toMatchObject({ live: true, before: 4, after: 4, entering: 2, leaving: 2, broken: [] });
    expect(run.sample.entering.map(({ id }) => id)).toEqual(['cus_5', 'cus_6']);
    expect(run.affected).toEqual([
      { id: out.id, name: 'Outside', kind: 'rule', before: 2, after: 2, entering: 2, leaving: 2 },
      { id: child.id, name: 'British', kind: 'child', before: 2, after: 0, entering: 0, leaving: 2 },
    ]);
    await updateSegment(pool, parent.id, { version: 1, rule, ...by() });
    await settle(evaluator, db);
    expect(await members(parent.id)).toEqual([3, 4, 5, 6]);
    expect(await members(child.id)).toEqual([]);
    expect(await members(out.id)).toEqual([1, 2]);
  });
});

describe('what an owner expects', () => {
  const change = (id: string, version: number, more: object) => updateSegment(pool, id, { version, ...more, ...by() });

  it('holds an activation that breaks it until that is confirmed', async () => {
    const watch = await activate('British', all(country('GB')));
    const checks = {
      minSize: 5,
      crossCheck: { segmentId: watch.id, op: 'atMost' as const, share: 0.4 },
    };
    const draft = await createSegment(pool, {
      name: 'D',
      rule: all(country('GB', 'DE')),
      checks,
      status: 'draft',
      ...by(),
    });
    expect(draft.checks).toEqual(checks);
    await expect(change(draft.id, 1, { status: 'active' })).rejects.toMatchObject({
      code: 'conflict',
      errors: [
        { path: '/checks/minSize', message: 'It would have 4 members; at least 5 are expected.' },
        {
          path: '/checks/crossCheck',
          message: expect.stringContaining('2 of its 4 members (50 %) would be in “British” too'),
        },
      ],
    });
    expect((await getSegment(pool, draft.id)).status).toBe('draft');
    expect((await change(draft.id, 1, { status: 'active', confirm: true })).status).toBe('active');
    await expect(
      createSegment(pool, { name: 'E', rule: all(), checks: { maxSize: 3 }, status: 'active', ...by() }),
    ).rejects.toMatchObject({ errors: [{ path: '/checks/maxSize' }] });
  });

  it('asks again where more would move than the limit, by its own or the one given', async () => {
    const { id } = await activate('GB and DE', all(country('GB', 'DE')));
    const rule = all(country('GB', 'FR'));
    await expect(change(id, 1, { rule, defaultLimit: 0.2 })).rejects.toMatchObject({
      errors: [
        {
          path: '/checks/changeLimit',
          message: '2 customers would enter and 2 leave: 100 % of the 4 members now; the limit is 20 %.',
        },
      ],
    });
    // A name changes nobody; neither does the order of keys.
    expect(await change(id, 1, { name: 'Renamed', defaultLimit: 0.2 })).toMatchObject({ version: 2 });
    await change(id, 2, { checks: { changeLimit: 1 } });
    expect(await change(id, 3, { rule, defaultLimit: 0.2 })).toMatchObject({ version: 4 });
  });

  it('does not build anew what says the same in another order', async () => {
    const { id } = await activate('GB', all({ ...country('GB'), name: 'Home' }));
    const turned = parseRule({ children: [{ value: ['GB'], op: 'in', trait: 'country', type: 'trait' }], type: 'all' });
    await change(id, 1, { rule: turned });
    const { rows } = await db.query('SELECT built_version AS built, version FROM segment WHERE id = $1', [id]);
    expect(rows).toEqual([{ built: 2, version: 2 }]);
  });
});

describe('a deleted segment', () => {
  it('is left by everyone, and comes back with its history', async () => {
    const { id } = await activate('GB', all(country('GB')), { goal: 'Sell', checks: { maxSize: 9 } });
    await go(HOUR);
    await deleteSegment(pool, id, by());
    await expect(getSegment(pool, id)).rejects.toMatchObject({ code: 'notFound' });
    await activate('Other', all(), { key: 'gb' });
    await go(2 * HOUR);
    const back = await restoreSegment(pool, id);
    expect(back).toMatchObject({ id, key: 'gb-2', goal: 'Sell', status: 'active', version: 1, checks: { maxSize: 9 } });
    await settle(evaluator, db);
    expect(await members(id)).toEqual([1, 2]);
    const { rows } = await db.query<{ entered: Date; left: Date | null }>(
      'SELECT entered_at AS entered, left_at AS left FROM membership m JOIN segment s ON s.number = m.segment WHERE s.id = $1 AND customer = 1 ORDER BY 1',
      [id],
    );
    expect(rows.map(({ entered, left }) => [entered.getTime() - START, left && left.getTime() - START])).toEqual([
      [0, HOUR],
      [2 * HOUR, null],
    ]);
    await expect(restoreSegment(pool, id)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is forgotten after thirty days', async () => {
    const { id } = await activate('GB', all(country('GB')));
    await deleteSegment(pool, id, by());
    expect(await purgeDeleted(pool, new Date(START + 30 * DAY))).toBe(0);
    expect(await purgeDeleted(pool, new Date(START + 30 * DAY + 1))).toBe(1);
    await expect(restoreSegment(pool, id)).rejects.toMatchObject({ code: 'notFound' });
    const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM membership');
    expect(rows[0]?.n).toBe(0);
  });
});

describe('the size', () => {
  it('says until when it is known to hold', async () => {
    const { id } = await activate('Lookers', all(viewed));
    const at = async () => (await getSegment(pool, id)).sizeAt;
    const later = new Date(START + HOUR);
    await db.query('DELETE FROM due_time');
    await db.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [[1], later]);
    expect(await at()).toBe(later.toISOString());
    await db.query('INSERT INTO due_time (customer, at) VALUES (2, $1)', [new Date(START + 1000)]);
    expect(await at()).toBe(new Date(START + 1000).toISOString());
  });
});
