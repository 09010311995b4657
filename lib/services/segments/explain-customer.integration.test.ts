import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer, WorldEvent } from '@/lib/testing/oracle/world';
import { backtestSegment } from './backtest-segment';
import { explainCustomer } from './explain-customer';
import { readOverlap } from './read-overlap';

const NOW = Date.UTC(2026, 5, 1, 12);
const DAY = 86_400_000;
const ORDERS = { type: 'event', event: 'Order Completed' };

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
  const order = (seq: number, customer: number, daysAgo: number, total: number): WorldEvent => ({
    seq,
    customer,
    kind: 'track',
    name: 'Order Completed',
    at: NOW - daysAgo * DAY,
    properties: { total, productId: 'A' },
  });
  const customer = (number: number): WorldCustomer => ({
    number,
    email: null,
    traits: { city: 'Leeds', tags: ['a', 'b'] },
    firstSeenAt: null,
    gone: false,
    consent: number === 1 ? { email: 'subscribed' } : {},
    snapshot: {},
  });
  await loadWorld(pool, {
    customers: [1, 2, 3].map(customer),
    events: [order(1, 1, 3, 10.25), order(2, 1, 1, 20), order(3, 2, 10, 5)],
    segments: [
      { id: 'seg_a', key: 'buyers', rule: { type: 'all', children: [ORDERS] } },
      { id: 'seg_b', key: 'lately', rule: { type: 'all', children: [{ ...ORDERS, within: '7d' }] } },
    ],
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('explainCustomer', () => {
  it('says of each node whether it holds, with what was observed', async () => {
    const rule = parseRule({
      type: 'all',
      children: [
        { ...ORDERS, op: 'gte', value: 3 },
        { ...ORDERS, aggregate: 'sum', of: 'total', op: 'gte', value: 30 },
        {
          type: 'any',
          children: [
            { type: 'metric', metric: 'recencyDays', op: 'eq', value: 1 },
            { type: 'trait', trait: 'tags', op: 'eq', value: 'c' },
          ],
        },
        { type: 'consent', channel: 'email', op: 'eq', value: 'unknown' },
        { type: 'segment', segment: 'lately', op: 'in' },
        { ...ORDERS, disabled: true },
        { type: 'segment', segment: 'buyers', op: 'notIn' },
        { type: 'sequence', steps: [{ event: 'Order Completed' }, { event: 'Order Completed', within: '1d' }] },
        { type: 'score', weights: [{ event: 'Order Completed', points: 8 }], halfLife: '1d', op: 'gte', value: 5 },
      ],
    });
    const explained = await explainCustomer(pool, 'cus_1', rule, new Date(NOW));
    const shown = (node: typeof explained): unknown => [
      node.holds,
      node.observed,
      ...(node.children ? [node.children.map(shown)] : []),
    ];
    expect(shown(explained)).toEqual([
      false,
      undefined,
      [
        [false, 2],
        [true, 30.25],
        [
          true,
          undefined,
          [
            [true, 1],
            [false, ['a', 'b']],
          ],
        ],
        [false, 'subscribed'],
        [true, true],
        [null, 2],
        [false, true],
        [false, 1],
        [true, 5],
      ],
    ]);
  });
});

describe('readOverlap', () => {
  it('counts what two segments share', async () => {
    expect(await readOverlap(pool, ['buyers', 'seg_b'], new Date(NOW))).toEqual([
      { a: 'seg_a', b: 'seg_b', sizeA: 2, sizeB: 1, both: 1, jaccard: 0.5 },
    ]);
  });
});

describe('backtestSegment', () => {
  it('counts at each instant of the past', async () => {
    const points = await backtestSegment(pool, parseRule({ type: 'all', children: [{ ...ORDERS, within: '7d' }] }), {
      from: new Date(NOW - 10 * DAY),
      to: new Date(NOW),
      every: '1d',
    });
    expect(points.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(points[0]?.at).toBe('2026-05-22T12:00:00.000Z');
  });
});
