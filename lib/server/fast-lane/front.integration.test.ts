import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { createWriteKey } from '@/lib/services/accounts/create-write-key';
import { revokeWriteKey } from '@/lib/services/accounts/revoke-write-key';
import { openProductDatabase } from '@/lib/testing/product-database';
import { createFront } from './front';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
let pages: Server;
let server: Server;
/** What came to the pages' server. */
const handed: IncomingMessage[] = [];
let url = '';
let source: Awaited<ReturnType<typeof createWriteKey>>;

beforeAll(async () => {
  database = await openProductDatabase();
  source = await createWriteKey({ name: 'shop', at: systemClock.now() });
  pages = createServer((request, response) => {
    handed.push(request);
    request.resume().on('end', () => response.writeHead(299, { 'set-cookie': ['a=1', 'b=2'] }).end('a page'));
  });
  server = createFront(await listen(pages));
  url = await listen(server);
});
afterAll(async () => {
  for (const one of [server, pages]) {
    one.close();
    one.closeAllConnections();
  }
  await database.close();
});

async function listen(one: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => one.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
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

describe('the front', () => {
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

  it('hands everything else on as it came: address, headers, body, and every cookie of the answer', async () => {
    const answer = await fetch(`${url}/overview?a=%20b`, { headers: { cookie: 'c=3' } });
    expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([
      299,
      'a page',
      ['a=1', 'b=2'],
    ]);
    const last = handed.at(-1);
    expect([last?.url, last?.headers.cookie, last?.headers.host, last?.headers['x-forwarded-for']]).toEqual([
      '/overview?a=%20b',
      'c=3',
      new URL(url).host,
      '127.0.0.1',
    ]);
    await fetch(`${url}/overview`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(handed.at(-1)?.headers['x-forwarded-for']).toBe('203.0.113.7');
  });

  it('hands on bodies of unsaid or great length', async () => {
    expect((await send('/v1/batch', `"${'x'.repeat(1_200_000)}"`)).status).toBe(299);
    const chunked = await new Promise((resolve) => {
      const call = httpRequest(`${url}/v1/track`, { method: 'POST' }, (answer) => resolve(answer.statusCode));
      call.write('{');
      call.end('}');
    });
    expect(chunked).toBe(299);
  });

  it('says which methods there are where Next refuses one without a word, and reads no broken escape', async () => {
    const mute = createServer((_request, response) => response.writeHead(405).end());
    const front = createFront(await listen(mute));
    const at = await listen(front);
    for (const [method, path, allow] of [
      ['GET', '/v1/track', 'POST'],
      ['PUT', '/api/v1/segments/seg_1?x=1', 'DELETE, GET, PATCH'],
      ['DELETE', '/api/v1/openapi.json', 'GET'],
      ['PUT', '/api/ui/search', ''],
    ]) {
      const answer = await fetch(`${at}${path}`, { method });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([405, 'application/problem+json']);
      expect([answer.headers.get('allow'), (await answer.json()).status]).toEqual([allow, 405]);
    }
    const broken = await fetch(`${at}/api/v1/segments/%ff`);
    expect([broken.status, broken.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    for (const one of [front, mute]) {
      one.close();
      one.closeAllConnections();
    }
  });

  it('closes what is idle before the pages do, and nothing that waits for an answer', async () => {
    let connections = 0;
    const slow = createServer((_request, response) => void setTimeout(() => response.end('late'), 400));
    slow.on('connection', (socket) => {
      connections += 1;
      socket.on('close', () => {
        connections -= 1;
      });
    });
    slow.keepAliveTimeout = 60_000;
    const front = createFront(await listen(slow), { reuses: 100 });
    const at = await listen(front);
    const answer = await fetch(`${at}/overview`);
    expect([answer.status, await answer.text()]).toEqual([200, 'late']);
    await expect.poll(() => connections, { timeout: 5_000 }).toBe(0);
    for (const one of [front, slow]) {
      one.close();
      one.closeAllConnections();
    }
  });

  it('says of an answer that was lost that it was lost', async () => {
    const broken = createServer((request) => request.socket.destroy());
    const front = createFront(await listen(broken));
    const answer = await fetch(`${await listen(front)}/overview`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('lost on its way');
    for (const one of [front, broken]) {
      one.close();
      one.closeAllConnections();
    }
  });

  it('takes no write key that was ended', async () => {
    const other = await createWriteKey({ name: 'ended', at: systemClock.now() });
    expect((await send('/v1/track', { event: 'Before', userId: 'u1' }, other.key)).status).toBe(200);
    await revokeWriteKey(other.id, systemClock.now());
    expect((await send('/v1/track', { event: 'After', userId: 'u1' }, other.key)).status).toBe(401);
  });

  it('keeps taking events while pages are away, and says so to who asks for one', async () => {
    const port = (pages.address() as AddressInfo).port;
    pages.close();
    pages.closeAllConnections();
    const page = await fetch(`${url}/overview`);
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await page.text()).toContain('is starting');
    expect((await send('/v1/batch', track('Meanwhile'))).status).toBe(200);
    await listen(pages, port);
    expect((await fetch(`${url}/overview`)).status).toBe(299);
  });
});
