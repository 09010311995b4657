import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer } from '@/lib/testing/oracle/world';
import { type CreateSegmentInput, createSegment } from './create-segment';
import { deleteSegment } from './delete-segment';
import { getSegment } from './get-segment';
import { listCustomerSegments } from './list-customer-segments';
import { listMembers } from './list-members';
import { listSegments } from './list-segments';
import { previewSegment } from './preview-segment';
import { readHistory } from './read-history';
import { updateSegment } from './update-segment';

const NOW = new Date('2026-06-10T12:00:00Z');
const clock = new FixedClock(NOW);
const everyone = parseRule({ type: 'all', children: [] });
const inSegment = (segment: string) => parseRule({ type: 'all', children: [{ type: 'segment', segment, op: 'in' }] });

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
});
beforeEach(() => {
  const customer = (number: number): WorldCustomer => ({
    number,
    email: null,
    traits: {},
    firstSeenAt: null,
    gone: false,
    consent: {},
    snapshot: {},
  });
  return loadWorld(pool, { customers: [1, 2, 3].map(customer), events: [], segments: [] });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const create = (name: string, more: Partial<CreateSegmentInput> = {}) =>
  createSegment(pool, { name, rule: everyone, status: 'draft', actor: 'user:u', at: NOW, ...more });
const change = { actor: 'user:u', at: NOW };
const refused = (work: Promise<unknown>) => expect(work).rejects;

describe('segments', () => {
  it('makes a key of the name that nobody has', async () => {
    expect((await create('Cart abandoners: été!')).key).toBe('cart-abandoners-ete');
    expect((await create('Cart abandoners – Été')).key).toBe('cart-abandoners-ete-2');
    await refused(create('Other', { key: 'cart-abandoners-ete' })).toMatchObject({
      code: 'conflict',
      errors: [{ path: '/key' }],
    });
  });

  it('keeps every version and refuses a stale one', async () => {
    const { id } = await create('A');
    expect(await updateSegment(pool, 'a', { version: 1, name: 'B', ...change })).toMatchObject({
      version: 2,
      key: 'a',
    });
    await refused(updateSegment(pool, id, { version: 1, name: 'C', ...change })).toMatchObject({ code: 'conflict' });
    expect((await getSegment(pool, id)).name).toBe('B');
    const { rows } = await pool.query('SELECT version, name FROM segment_version ORDER BY version');
    expect(rows).toEqual([
      { version: 1, name: 'A' },
      { version: 2, name: 'B' },
    ]);
  });

  it('refuses a circle and a parent below itself, at their places', async () => {
    const a = await create('A');
    const b = await create('B', { rule: inSegment('a'), parentId: a.id });
    await refused(updateSegment(pool, a.id, { version: 1, rule: inSegment(b.id), ...change })).toMatchObject({
      errors: [{ path: '/rule/children/0/segment', message: 'goes round in a circle: A → B → A' }],
    });
    await refused(updateSegment(pool, a.id, { version: 1, parentId: b.id, ...change })).toMatchObject({
      errors: [{ path: '/parentId' }],
    });
    await refused(updateSegment(pool, a.id, { version: 1, key: 'z', ...change })).toMatchObject({ code: 'conflict' });
  });

  it('refuses what a rule asks of a model that there is not, and what leads nowhere, at their places', async () => {
    const asks = (metric: string) =>
      parseRule({ type: 'all', children: [{ type: 'any', children: [{ type: 'metric', metric, op: 'exists' }] }] });
    const at = '/rule/children/0/children/0/metric';
    const preview = (rule: CreateSegmentInput['rule']) => previewSegment(pool, clock, { rule, personal: false });
    await refused(create('A', { rule: asks('cluster:nowhere') })).toMatchObject({ errors: [{ path: at }] });
    await refused(preview(asks('probability:nowhere'))).toMatchObject({
      errors: [{ path: at, message: 'there is no model “nowhere”' }],
    });
    expect((await preview(asks('affinity:Nothing sold yet'))).count).toBe(0);
    await refused(preview(inSegment('nowhere'))).toMatchObject({ errors: [{ path: '/rule/children/0/segment' }] });
  });

  it('deletes what nobody uses, and else says who does', async () => {
    const a = await create('A');
    const b = await create('B', { rule: inSegment('a') });
    const c = await create('C', { parentId: a.id });
    await refused(deleteSegment(pool, a.id, change)).toMatchObject({
      code: 'conflict',
      errors: [{ path: `/segments/${b.id}` }, { path: `/segments/${c.id}` }],
    });
    for (const { id } of [b, c, a]) await deleteSegment(pool, id, change);
    await refused(getSegment(pool, a.id)).toMatchObject({ code: 'notFound' });
  });

  it('lists by page in any order without losing one', async () => {
    for (const name of ['b', 'A', 'c', 'B']) await create(name);
    for (const sort of ['name', '-name', 'size', '-updatedAt', 'createdAt'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listSegments(pool, { sort, cursor, limit: 1 });
        seen.push(...page.data.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect([...seen].sort()).toEqual(['A', 'B', 'b', 'c']);
      if (sort === 'name') expect(seen).toEqual(['A', 'b', 'B', 'c']);
    }
    expect((await listSegments(pool, { q: 'C', limit: 10 })).data.map(({ name }) => name)).toEqual(['c']);
  });

  it('is not deleted as long as a campaign that is not over writes to it', async () => {
    const { id } = await create('A', { status: 'active' });
    await pool.query(
      `INSERT INTO campaign (id, name, kind, status, segment, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
       SELECT 'cmp_1', 'Win-back', 'oneOff', 'scheduled', number, '{}', '{}', '{}', '{}', 'system', $2, $2 FROM segment WHERE id = $1`,
      [id, NOW],
    );
    await refused(deleteSegment(pool, id, change)).toMatchObject({
      errors: [{ path: '/campaigns/cmp_1', message: 'The campaign “Win-back” writes to it' }],
    });
    await pool.query(`UPDATE campaign SET status = 'done'`);
    await deleteSegment(pool, id, change);
  });

  it('shows members by page, the history by day, and where a customer is', async () => {
    const { id } = await create('A', { status: 'active' });
    const add = (customer: number, entered: string, left: string | null) =>
      pool.query(
        'INSERT INTO membership (segment, customer, entered_at, left_at) SELECT number, $2, $3, $4 FROM segment WHERE id = $1',
        [id, customer, entered, left],
      );
    await add(1, '2026-05-01T00:00:00Z', null);
    await add(2, '2026-06-08T23:59:59Z', '2026-06-09T00:00:00Z');
    await add(2, '2026-06-10T01:00:00Z', null);
    const first = await listMembers(pool, id, { limit: 1 });
    expect(first.data).toEqual([{ customerId: 'cus_1', externalId: null, enteredAt: '2026-05-01T00:00:00.000Z' }]);
    const second = await listMembers(pool, id, { limit: 1, cursor: first.nextCursor ?? undefined });
    expect(second).toMatchObject({ data: [{ customerId: 'cus_2' }], nextCursor: null });
    expect(await readHistory(pool, id, 3, NOW)).toEqual([
      { day: '2026-06-08', size: 2, entered: 1, left: 0 },
      { day: '2026-06-09', size: 1, entered: 0, left: 1 },
      { day: '2026-06-10', size: 2, entered: 1, left: 0 },
    ]);
    expect(await listCustomerSegments(pool, 'cus_2')).toEqual({
      data: [{ id, key: 'a', name: 'A', enteredAt: '2026-06-10T01:00:00.000Z' }],
      nextCursor: null,
    });
  });

  it('names all segments of a customer, the latest entered first, or page by page', async () => {
    for (const [index, day] of ['01', '03', '02', '03'].entries()) {
      const { id } = await create(`S${index}`, { status: 'active' });
      await pool.query(
        'INSERT INTO membership (segment, customer, entered_at) SELECT number, 1, $2 FROM segment WHERE id = $1',
        [id, `2026-06-${day}T00:00:00Z`],
      );
    }
    const names = ({ data }: { data: readonly { name: string }[] }) => data.map(({ name }) => name);
    const all = await listCustomerSegments(pool, 'cus_1');
    expect([names(all), all.nextCursor]).toEqual([['S1', 'S3', 'S2', 'S0'], null]);
    const pages: string[][] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listCustomerSegments(pool, 'cus_1', { limit: 3, ...(cursor ? { cursor } : {}) });
      pages.push(names(page));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(pages).toEqual([['S1', 'S3', 'S2'], ['S0']]);
    expect(await listCustomerSegments(pool, 'cus_3')).toEqual({ data: [], nextCursor: null });
    await refused(listCustomerSegments(pool, 'cus_1', { cursor: 'x' })).toMatchObject({
      errors: [{ path: '/cursor' }],
    });
  });
});
