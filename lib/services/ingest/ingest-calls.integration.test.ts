import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '@/lib/core';
import { FixedClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import type { SingleCall } from './call-schema';
import { CommitQueue } from './commit-queue';
import { type IngestDeps, ingestBatch, ingestCall } from './ingest-calls';

let database: TestDatabase;
let db: Pool;
let deps: IngestDeps;
const clock = new FixedClock(new Date('2026-03-01T12:00:00Z'));

beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 8);
  deps = { db, clock, queue: new CommitQueue(db, clock) };
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const send = (kind: SingleCall, call: Record<string, unknown>) => ingestCall(deps, kind, call, null);
const track = (call: Record<string, unknown>) => send('track', { event: 'Product Viewed', ...call });

async function customerOf(kind: 'user' | 'anonymous', value: string) {
  const { rows } = await db.query(
    'SELECT c.* FROM identity i JOIN customer c ON c.number = i.customer WHERE i.kind = $1 AND i.value = $2',
    [kind, value],
  );
  return rows[0];
}
async function eventsOf(number: number): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT n.name FROM event e JOIN event_name n ON n.id = e.name WHERE e.customer = $1 AND n.kind = 'track' ORDER BY e.occurred_at, e.seq`,
    [number],
  );
  return rows.map((row) => row.name);
}
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw new Error(`expected an AppError, got ${String(error)}`);
  return error;
};

describe('identity', () => {
  it('gives a visitor who names himself all that he did before', async () => {
    await track({ anonymousId: 'a1', event: 'Before' });
    await send('identify', { anonymousId: 'a1', userId: 'u1', traits: { email: 'u1@example.test' } });
    await track({ userId: 'u1', event: 'After' });
    const user = await customerOf('user', 'u1');
    expect(await eventsOf(user.number)).toEqual(['Before', 'After']);
    expect((await customerOf('anonymous', 'a1')).number).toBe(user.number);
    expect(user).toMatchObject({ external_id: 'u1', email: 'u1@example.test' });
  });

  it('merges a visitor into a user who was known before, without losing an event', async () => {
    await track({ userId: 'u2', event: 'Old' });
    await track({ anonymousId: 'a2', event: 'Browsed' });
    const visitor = await customerOf('anonymous', 'a2');
    await track({ userId: 'u2', anonymousId: 'a2', event: 'Signed In' });
    const user = await customerOf('user', 'u2');
    expect((await eventsOf(user.number)).sort()).toEqual(['Browsed', 'Old', 'Signed In']);
    const { rows } = await db.query('SELECT merged_into FROM customer WHERE number = $1', [visitor.number]);
    expect(rows[0].merged_into).toBe(user.number);
  });

  it('keeps two users of one device apart', async () => {
    await track({ userId: 'u3', anonymousId: 'a3', event: 'Hers' });
    await track({ userId: 'u4', anonymousId: 'a3', event: 'His' });
    expect(await eventsOf((await customerOf('user', 'u3')).number)).toEqual(['Hers']);
    expect(await eventsOf((await customerOf('user', 'u4')).number)).toEqual(['His']);
  });

  it('makes one customer of two by alias, traits by the later time', async () => {
    await send('identify', {
      userId: 'old5',
      timestamp: '2026-01-01T00:00:00Z',
      traits: { city: 'Leeds', plan: 'basic' },
    });
    await send('identify', { userId: 'u5', timestamp: '2026-02-01T00:00:00Z', traits: { city: 'York' } });
    await track({ userId: 'old5', event: 'One' });
    await track({ userId: 'u5', event: 'Two' });
    await send('alias', { previousId: 'old5', userId: 'u5' });
    const user = await customerOf('user', 'u5');
    expect(user).toMatchObject({ external_id: 'u5', traits: { city: 'York', plan: 'basic' } });
    expect((await eventsOf(user.number)).sort()).toEqual(['One', 'Two']);
    await track({ userId: 'old5', event: 'Three' });
    expect((await eventsOf(user.number)).sort()).toEqual(['One', 'Three', 'Two']);
  });

  it('resolves a chain of names within one batch', async () => {
    await ingestBatch(
      deps,
      {
        batch: [
          { type: 'track', anonymousId: 'b1', event: 'E1' },
          { type: 'track', userId: 'v1', event: 'E2' },
          { type: 'track', userId: 'v1', anonymousId: 'b1', event: 'E3' },
          { type: 'alias', previousId: 'v1', userId: 'v2' },
          { type: 'track', userId: 'v2', event: 'E4' },
        ],
      },
      null,
    );
    const customer = await customerOf('user', 'v2');
    expect((await customerOf('anonymous', 'b1')).number).toBe(customer.number);
    expect(await eventsOf(customer.number)).toEqual(['E1', 'E2', 'E3', 'E4']);
  });

  it('holds when many processes meet the same new customers at once', async () => {
    const queues = Array.from({ length: 4 }, () => new CommitQueue(db, clock));
    await Promise.all(
      queues.flatMap((queue, q) =>
        Array.from({ length: 5 }, (_, r) =>
          ingestBatch(
            { db, clock, queue },
            {
              batch: Array.from({ length: 30 }, (_, i) => ({
                type: 'track',
                event: 'Race',
                messageId: `race-${q}-${r}-${i}`,
                anonymousId: `ra${i % 7}`,
                ...(i % 3 === 0 ? { userId: `ru${i % 7}` } : {}),
              })),
            },
            null,
          ),
        ),
      ),
    );
    const { rows } = await db.query(
      `SELECT count(*)::int AS n, count(DISTINCT e.customer)::int AS customers, count(*) FILTER (WHERE c.merged_into IS NOT NULL)::int AS lost
       FROM event e JOIN event_name n ON n.id = e.name JOIN customer c ON c.number = e.customer WHERE n.name = 'Race'`,
    );
    expect(rows[0]).toEqual({ n: 600, customers: 7, lost: 0 });
  });
});

describe('what is stored', () => {
  it('takes a message once that several processes are given at once, in whatever order, and answers each', async () => {
    const batch = Array.from({ length: 200 }, (_, i) => ({
      type: 'track',
      event: 'Sent again',
      userId: `again${i % 20}`,
      messageId: `again-${i}`,
    }));
    const orders = [batch, batch.toReversed(), [...batch.slice(100), ...batch.slice(0, 100)]];
    for (let round = 0; round < 3; round += 1)
      await Promise.all(
        orders.map((order) =>
          ingestBatch(
            { db, clock, queue: new CommitQueue(db, clock) },
            { batch: order.map((call) => ({ ...call, messageId: `${round}-${call.messageId}` })) },
            null,
          ),
        ),
      );
    const { rows } = await db.query(
      "SELECT count(*)::int AS n FROM event e JOIN event_name n ON n.id = e.name WHERE n.name = 'Sent again'",
    );
    expect(rows[0]).toEqual({ n: 600 });
  });

  it('takes a message once, for ever, also within a batch', async () => {
    const call = { type: 'track', event: 'Once', userId: 'w1', messageId: 'the-same' };
    await ingestBatch(deps, { batch: [call, call] }, null);
    clock.advance(400 * 86_400_000);
    await ingestBatch(deps, { batch: [call] }, null);
    expect(await eventsOf((await customerOf('user', 'w1')).number)).toEqual(['Once']);
  });

  it('corrects a wrong client clock by sentAt, and only then', async () => {
    clock.set(new Date('2026-03-01T12:00:00Z'));
    await ingestBatch(
      deps,
      {
        sentAt: '2026-03-01T09:00:00Z',
        batch: [{ type: 'track', event: 'Skewed', userId: 'w2', timestamp: '2026-03-01T08:30:00Z' }],
      },
      null,
    );
    await track({ event: 'Plain', userId: 'w2', timestamp: '2026-03-01T08:30:00Z' });
    await track({ event: 'None', userId: 'w2' });
    const { rows } = await db.query(
      `SELECT n.name, e.occurred_at FROM event e JOIN event_name n ON n.id = e.name WHERE e.customer = $1 ORDER BY n.name`,
      [(await customerOf('user', 'w2')).number],
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.occurred_at.toISOString()]))).toEqual({
      Skewed: '2026-03-01T11:30:00.000Z',
      Plain: '2026-03-01T08:30:00.000Z',
      None: '2026-03-01T12:00:00.000Z',
    });
  });

  it('keeps the newer trait when an older identify comes late', async () => {
    await send('identify', { userId: 'w3', timestamp: '2026-02-02T00:00:00Z', traits: { plan: 'gold' } });
    await send('identify', {
      userId: 'w3',
      timestamp: '2026-02-01T00:00:00Z',
      traits: { plan: 'silver', city: 'Bath' },
    });
    expect((await customerOf('user', 'w3')).traits).toEqual({ plan: 'gold', city: 'Bath' });
  });

  it('moves first seen back for a late event and follows consent events by their own time', async () => {
    await track({ userId: 'w4', timestamp: '2026-02-10T00:00:00Z', event: 'Unsubscribed' });
    await track({ userId: 'w4', timestamp: '2026-02-09T00:00:00Z', event: 'Subscribed' });
    const customer = await customerOf('user', 'w4');
    expect(customer.first_seen_at.toISOString()).toBe('2026-02-09T00:00:00.000Z');
    const { rows } = await db.query('SELECT state FROM consent WHERE customer = $1', [customer.number]);
    expect(rows).toEqual([{ state: 'unsubscribed' }]);
  });
});

describe('bad input', () => {
  it('names each bad event of a batch, keeps it, and takes the rest', async () => {
    const rejected = await ingestBatch(
      deps,
      {
        batch: [
          { type: 'track', event: 'Good', userId: 'x1' },
          { type: 'track', event: 'No One' },
          { type: 'dance', userId: 'x1' },
          { type: 'track', event: 'Year', userId: 'x1', timestamp: '9999-01-01T00:00:00Z' },
          { type: 'track', event: 'Year', userId: 'x1', timestamp: '0000-01-01T00:00:00Z' },
          { type: 'track', event: 'Nul', userId: 'x1', properties: { a: { b: 'x\u0000y' } } },
          { type: 'track', event: 'Backslash', userId: 'x1', properties: { a: '\\u0000' } },
          'text',
          { type: 'track', event: 'Half \ud800', userId: 'x1' },
          { type: 'track', event: 'Half', userId: 'x1', properties: { '\udc00': 1 } },
          { type: 'track', event: 'Whole 😀', userId: 'x1', properties: { a: '\\ud800 😀' } },
          { type: 'track', event: 'Day', userId: 'x1', timestamp: '2026-02-29T00:00:00Z' },
          { type: 'track', event: 'Leap', userId: 'x1', timestamp: '2024-02-29T00:00:00Z' },
        ],
      },
      null,
    );
    expect(rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
      [1, '/userId'],
      [2, '/type'],
      [3, '/timestamp'],
      [4, '/timestamp'],
      [5, ''],
      [7, '/type'],
      [8, ''],
      [9, ''],
      [11, '/timestamp'],
    ]);
    expect((await eventsOf((await customerOf('user', 'x1')).number)).sort()).toEqual([
      'Backslash',
      'Good',
      'Leap',
      'Whole 😀',
    ]);
    const { rows } = await db.query('SELECT call, path, payload FROM quarantined_event ORDER BY call, path');
    expect(rows).toHaveLength(9);
  });

  it('refuses what is too large with tooLarge, and a single bad call with its place', async () => {
    expect((await refusal(track({ userId: 'x2', properties: { a: 'x'.repeat(33_000) } }))).code).toBe('tooLarge');
    expect((await refusal(track({ userId: 'x2', properties: { a: '€'.repeat(11_000) } }))).code).toBe('tooLarge');
    const whole = { event: 'Product Viewed', userId: 'x2', properties: { a: '' } };
    await track({ ...whole, properties: { a: 'x'.repeat(32 * 1024 - JSON.stringify(whole).length) } });
    const batch = Array.from({ length: 1001 }, () => ({ type: 'track', event: 'E', userId: 'x2' }));
    expect((await refusal(ingestBatch(deps, { batch }, null))).code).toBe('tooLarge');
    const error = await refusal(send('alias', { userId: 'x2' }));
    expect([error.code, error.errors[0]?.path]).toEqual(['invalidInput', '/previousId']);
  });
});
