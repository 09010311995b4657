import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer } from '@/lib/testing/oracle/world';
import { listIntersection } from './list-intersection';
import { readIntersections } from './read-intersections';

const NOW = new Date('2026-06-01T12:00:00Z');
/** Members of the live segments; the fourth is a draft whose rule holds for customers 5 to 8. */
const MEMBERS: Record<string, number[]> = { a: [1, 2, 3, 4, 5], b: [3, 4, 5, 6], c: [5, 9] };

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
  const customer = (number: number): WorldCustomer => ({
    number,
    email: `c${number}@example.test`,
    traits: { rank: number },
    firstSeenAt: null,
    gone: number === 10,
    consent: {},
    snapshot: {},
  });
  const rule = { type: 'all', children: [{ type: 'trait', trait: 'rank', op: 'between', value: [5, 8] }] };
  await loadWorld(pool, {
    customers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(customer),
    events: [],
    segments: ['a', 'b', 'c', 'd'].map((key) => ({ id: `seg_${key}`, key, rule })),
  });
  for (const [key, numbers] of Object.entries(MEMBERS)) {
    await pool.query("UPDATE segment SET status = 'active', built_version = 1 WHERE key = $1", [key]);
    await pool.query(
      'INSERT INTO membership (segment, customer, entered_at) SELECT s.number, n, $3 FROM segment s, unnest($2::int[]) n WHERE s.key = $1',
      [key, numbers, NOW],
    );
  }
  // Somebody who has left is in it no more.
  await pool.query(
    "INSERT INTO membership (segment, customer, entered_at, left_at) SELECT number, 9, $1, $2 FROM segment WHERE key = 'a'",
    [new Date(NOW.getTime() - 1000), NOW],
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('readIntersections', () => {
  it('puts every customer into exactly one combination, members of live segments as they are stored', async () => {
    const { segments, intersections, either, total, pairs } = await readIntersections(
      pool,
      ['a', 'seg_b', 'c', 'd'],
      NOW,
    );
    expect(segments.map(({ id, size }) => [id, size])).toEqual([
      ['seg_a', 5],
      ['seg_b', 4],
      ['seg_c', 2],
      ['seg_d', 4],
    ]);
    expect({ either, total }).toEqual({ either: 9, total: 9 });
    expect(intersections).toEqual(
      [
        { in: ['seg_a'], customers: 2 },
        { in: ['seg_d'], customers: 2 },
        { in: ['seg_a', 'seg_b'], customers: 2 },
        { in: ['seg_c'], customers: 1 },
        { in: ['seg_b', 'seg_d'], customers: 1 },
        { in: ['seg_a', 'seg_b', 'seg_c', 'seg_d'], customers: 1 },
      ].sort((x, y) => y.customers - x.customers || x.in.length - y.in.length),
    );
    expect(pairs.find(({ a, b }) => a === 'seg_a' && b === 'seg_b')).toMatchObject({ both: 3, jaccard: 3 / 6 });
  });

  it('names who is in a combination, page by page', async () => {
    const ask = (inside: string[], outside: string[], offset = 0) =>
      listIntersection(pool, { inside, outside, at: NOW, offset, limit: 1, personal: true });
    expect(await ask(['a', 'b'], ['c'])).toMatchObject({ count: 2, data: [{ id: 'cus_3', email: 'c3@example.test' }] });
    expect((await ask(['a', 'b'], ['c'], 1)).data.map(({ id }) => id)).toEqual(['cus_4']);
    expect((await ask(['d'], [])).count).toBe(4);
    await expect(ask(['nowhere'], [])).rejects.toMatchObject({ code: 'notFound' });
  });
});
