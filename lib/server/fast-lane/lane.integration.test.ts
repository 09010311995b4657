import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { createWriteKey } from '@/lib/services/accounts/create-write-key';
import { revokeWriteKey } from '@/lib/services/accounts/revoke-write-key';
import { openProductDatabase } from '@/lib/testing/product-database';
import { FastLane } from './lane';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
let lane: FastLane;
let server: Server;
let url = '';
let source: Awaited<ReturnType<typeof createWriteKey>>;

beforeAll(async () => {
  database = await openProductDatabase();
  source = await createWriteKey({ name: 'shop', at: systemClock.now() });
  lane = new FastLane();
  server = createServer((request, response) => {
    if (!lane.take(request, response)) response.writeHead(299).end('left to the router');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await up();
});
afterAll(async () => {
  await lane.close();
  server.closeAllConnections();
  server.close();
  await database.close();
});

async function up(): Promise<void> {
  while (!lane.isUp) await sleep(20);
}

const send = (path: string, body: unknown, key = source.key) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${key}:`)}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const stored = async (name: string): Promise<number> => {
  const { rows } = await pool().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM event e JOIN event_name n ON n.id = e.name WHERE n.name = $1',
    [name],
  );
  return rows[0]?.n ?? -1;
};
const track = (event: string, n = 1) => ({
  batch: Array.from({ length: n }, (_, i) => ({ type: 'track', event, userId: `u${i}`, messageId: `${event}-${i}` })),
});

describe('the fast lane', () => {
  it('stores what it acknowledges, under both addresses, and each message id once', async () => {
    for (const path of ['/v1/batch', '/api/v1/batch']) {
      const answer = await send(path, track('Seen', 50));
      expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
    }
    expect(await stored('Seen')).toBe(50);
    expect((await send('/v1/track', { event: 'Alone', userId: 'ü' })).status).toBe(200);
    expect(await stored('Alone')).toBe(1);
  });

  it('refuses as the router would: problem documents, with the place', async () => {
    const bad = await send('/v1/track', { userId: 'u1' });
    expect([bad.status, bad.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(await bad.json()).toMatchObject({ errors: [{ path: '/event' }] });
    expect((await send('/v1/track', '{"event":')).status).toBe(400);
    expect((await send('/v1/track', '')).status).toBe(400);
    const stranger = await send('/v1/track', { event: 'Seen', userId: 'u1' }, 'kw_wrong');
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Basic'),
    ]);
    expect((await fetch(`${url}/api/v1/customers/cus_1/segments`)).status).toBe(401);
  });

  it('leaves to the router what it does not know, and bodies of unsaid or great length', async () => {
    expect((await fetch(`${url}/overview`)).status).toBe(299);
    expect((await send('/v1/batch', `"${'x'.repeat(1_200_000)}"`)).status).toBe(299);
    const chunked = await new Promise((resolve) => {
      const call = httpRequest(`${url}/v1/track`, { method: 'POST' }, (answer) => resolve(answer.statusCode));
      call.write('{');
      call.end('}');
    });
    expect(chunked).toBe(299);
  });

  it('knows at once that a write key was ended', async () => {
    const other = await createWriteKey({ name: 'ended', at: systemClock.now() });
    expect((await send('/v1/track', { event: 'Before', userId: 'u1' }, other.key)).status).toBe(200);
    await revokeWriteKey(other.id, systemClock.now());
    await sleep(50);
    expect((await send('/v1/track', { event: 'After', userId: 'u1' }, other.key)).status).toBe(401);
  });

  it('answers what it lost when its thread ends, leaves the next to the router, and comes back', async () => {
    const client = await pool().connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE customer IN ACCESS EXCLUSIVE MODE');
    const waiting = send('/v1/batch', {
      batch: [{ type: 'track', event: 'Lost', userId: 'new', messageId: 'lost-0' }],
    });
    await sleep(300);
    await lane.end();
    const lost = await waiting;
    expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await send('/v1/batch', track('Meanwhile'))).status).toBe(299);
    await client.query('ROLLBACK');
    client.release();
    await up();
    const again = { batch: [{ type: 'track', event: 'Lost', userId: 'new', messageId: 'lost-0' }] };
    expect((await send('/v1/batch', again)).status).toBe(200);
    expect(await stored('Lost')).toBe(1);
  });
});
