import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { log } from '@/lib/platform/log';
import { createApiClient } from '@/lib/services/accounts/create-api-client';
import { createPerson } from '@/lib/services/accounts/create-person';
import { createWriteKey } from '@/lib/services/accounts/create-write-key';
import { disablePerson } from '@/lib/services/accounts/disable-person';
import { issueAccessToken } from '@/lib/services/accounts/issue-access-token';
import { listAuditEntries } from '@/lib/services/accounts/list-audit-entries';
import type { Role } from '@/lib/services/accounts/permissions';
import { revokeApiClient } from '@/lib/services/accounts/revoke-api-client';
import { revokeWriteKey } from '@/lib/services/accounts/revoke-write-key';
import { startSession } from '@/lib/services/accounts/start-session';
import { sweepExpired } from '@/lib/services/accounts/sweep-expired';
import { openProductDatabase } from '@/lib/testing/product-database';
import { type Access, endpoint } from './endpoint';
import { answerTokenRequest } from './oauth/answer-token-request';
import { route } from './route';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
const now = () => systemClock.now();

beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());

const make = (access: Access, method: 'GET' | 'POST' = 'GET') =>
  route(
    endpoint({
      name: `test.${access.kind}`,
      method,
      path: '/api/test',
      summary: '',
      access,
      audit: method === 'POST',
      output: z.object({ caller: z.string() }),
    }),
    async ({ principal, audit }) => {
      audit('seg_1');
      return { caller: principal.kind };
    },
  );
const context = { params: Promise.resolve({}) };
const request = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost:3000/api/test', { method, headers: { host: 'localhost:3000', ...headers } });
const basic = (user: string, password = '') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
async function cookie(sid: string, secret = 'a secret for tests only') {
  return { cookie: `other=1; kindred.session=${await encode({ token: { sid }, secret })}` };
}
let people = 0;
async function signedIn(role: Role) {
  people += 1;
  const userId = await createPerson({
    name: role,
    email: `${role}${people}@example.test`,
    role,
    password: 'a long password',
    at: now(),
  });
  const sid = await startSession({ userId, at: now(), from: {} });
  return { userId, sid, headers: await cookie(sid) };
}
const client = (scopes: Parameters<typeof createApiClient>[0]['scopes']) =>
  createApiClient({ name: 'Test', scopes, at: now() });
const ask = (form: string, headers: Record<string, string> = {}) =>
  answerTokenRequest(
    new Request('http://localhost:3000/api/oauth/token', {
      method: 'POST',
      body: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }),
  );

describe('a write key', () => {
  const serve = make({ kind: 'writeKey' });

  it('lets its source in until it is revoked', async () => {
    const { id, key } = await createWriteKey({ name: 'Shop', at: now() });
    const answer = await serve(request(basic(key)), context);
    expect([answer.status, await answer.json()]).toEqual([200, { caller: 'source' }]);
    await revokeWriteKey(id, now());
    expect((await serve(request(basic(key)), context)).status).toBe(401);
  });

  it('is asked for, in a problem document, where it is missing or unknown', async () => {
    for (const headers of [{}, basic('kw_unknown'), { authorization: 'Basic ???' }, bearer('x')]) {
      const answer = await serve(request(headers), context);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
    }
  });

  it('opens nothing else', async () => {
    const { key } = await createWriteKey({ name: 'Shop', at: now() });
    const api = make({ kind: 'api', scope: 'segments:read', permission: 'segments.view' });
    expect((await api(request(basic(key)), context)).status).toBe(401);
  });
});

describe('a bearer token', () => {
  const read = make({ kind: 'api', scope: 'segments:read', permission: 'segments.view' });
  const write = make({ kind: 'api', scope: 'segments:write', permission: 'segments.edit' });

  it('reaches what its scopes say, gets 403 beyond, and ends with its client', async () => {
    const { id, clientId, clientSecret } = await client(['segments:read', 'customers:read']);
    const granted = await ask('grant_type=client_credentials&scope=segments:read', basic(clientId, clientSecret));
    expect(granted.headers.get('cache-control')).toBe('no-store');
    const token = await granted.json();
    expect(token).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'segments:read',
    });
    expect((await read(request(bearer(token.access_token)), context)).status).toBe(200);
    const refused = await write(request(bearer(token.access_token)), context);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringContaining('error="insufficient_scope"'),
    ]);
    await revokeApiClient(id, now());
    expect((await read(request(bearer(token.access_token)), context)).status).toBe(401);
    expect((await ask('grant_type=client_credentials', basic(clientId, clientSecret))).status).toBe(401);
  });

  it('that is unknown is refused, even beside a valid cookie', async () => {
    const { headers } = await signedIn('admin');
    expect((await read(request({ ...headers, ...bearer('kt_unknown') }), context)).status).toBe(401);
    expect((await read(request(headers), context)).status).toBe(200);
    // No `Basic`: a browser would open its own password window over the page.
    const nobody = await read(request(), context);
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="kindred"']);
  });
});

describe('an answer that breaks its own schema', () => {
  it('is our fault, not the caller’s', async () => {
    const broken = route(
      endpoint({
        name: 'broken',
        method: 'GET',
        path: '/x',
        summary: '',
        access: { kind: 'public' },
        output: z.object({ a: z.string() }),
      }),
      async () => JSON.parse('{"a":1}'),
    );
    const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
    expect((await broken(request(), context)).status).toBe(500);
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});

describe('the token endpoint', () => {
  it('refuses in the words of RFC 6749 section 5.2', async () => {
    const { clientId, clientSecret } = await client(['segments:read']);
    const known = basic(clientId, clientSecret);
    const cases: [string, Record<string, string>, number, string][] = [
      ['scope=segments:read', known, 400, 'invalid_request'],
      ['grant_type=password', known, 400, 'unsupported_grant_type'],
      ['grant_type=client_credentials&scope=segments:write', known, 400, 'invalid_scope'],
      ['grant_type=client_credentials&scope=everything', known, 400, 'invalid_scope'],
      ['grant_type=client_credentials&grant_type=client_credentials', known, 400, 'invalid_request'],
      ['grant_type=client_credentials', {}, 401, 'invalid_client'],
      ['grant_type=client_credentials', basic(clientId, 'wrong'), 401, 'invalid_client'],
      ['grant_type=client_credentials', { ...known, 'content-type': 'application/json' }, 400, 'invalid_request'],
      [
        `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`,
        known,
        400,
        'invalid_request',
      ],
    ];
    for (const [form, headers, status, error] of cases) {
      const answer = await ask(form, headers);
      expect([form, answer.status, (await answer.json()).error]).toEqual([form, status, error]);
      if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
    }
  });

  it('takes the credentials in the body and gives all scopes where none is named', async () => {
    const { clientId, clientSecret } = await client(['segments:read', 'segments:write']);
    const answer = await ask(`grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`);
    expect((await answer.json()).scope).toBe('segments:read segments:write');
  });
});

describe('what has run out', () => {
  it('is refused while it still stands there, and swept', async () => {
    const { id } = await client(['segments:read']);
    const read = make({ kind: 'api', scope: 'segments:read', permission: 'segments.view' });
    const hourAgo = new Date(now().getTime() - 3_601_000);
    const token = await issueAccessToken({ clientRowId: id, scopes: ['segments:read'], at: hourAgo });
    expect((await read(request(bearer(token)), context)).status).toBe(401);
    expect((await sweepExpired(now())).tokens).toBe(1);
  });
});

describe('a signed-in person', () => {
  const edit = make({ kind: 'api', scope: 'segments:write', permission: 'segments.edit' }, 'POST');

  it('may do what the role allows, and is shut out with the account', async () => {
    const marketer = await signedIn('marketer');
    const reviewer = await signedIn('reviewer');
    expect((await edit(request(marketer.headers, 'POST'), context)).status).toBe(200);
    expect((await edit(request(reviewer.headers, 'POST'), context)).status).toBe(403);
    await disablePerson(marketer.userId, now());
    expect((await edit(request(marketer.headers, 'POST'), context)).status).toBe(401);
  });

  it('is nobody with a cookie of another secret or of no session', async () => {
    const { sid } = await signedIn('admin');
    for (const headers of [
      await cookie(sid, 'another secret entirely'),
      await cookie('ses_unknown'),
      { cookie: 'kindred.session=rubbish' },
    ]) {
      expect((await edit(request(headers, 'POST'), context)).status).toBe(401);
    }
  });

  it('changes nothing from a page of another site', async () => {
    const { headers } = await signedIn('marketer');
    const from = (extra: Record<string, string>) =>
      edit(request({ ...headers, ...extra }, 'POST'), context).then(({ status }) => status);
    expect(await from({ origin: 'https://evil.example' })).toBe(403);
    expect(await from({ origin: 'null' })).toBe(403);
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await from({ origin: 'http://localhost:3000' })).toBe(200);
    expect(await from({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(200);
  });

  it('leaves a trail of what was done and of what was refused', async () => {
    const { userId, headers } = await signedIn('marketer');
    const reviewer = await signedIn('reviewer');
    await edit(request(headers, 'POST'), context);
    await edit(request(reviewer.headers, 'POST'), context);
    const { data } = await listAuditEntries({ filter: { action: 'test.api' }, limit: 2 });
    expect(data[1]).toMatchObject({ actor: `user:${userId}`, subject: 'seg_1', outcome: 'done' });
    expect(data[0]).toMatchObject({ actor: `user:${reviewer.userId}`, outcome: 'forbidden' });
  });
});

describe('too many requests', () => {
  it('get 429 and the seconds to wait', async () => {
    const { clientId, clientSecret } = await client(['segments:read']);
    const { access_token: token } = await (
      await ask('grant_type=client_credentials', basic(clientId, clientSecret))
    ).json();
    const read = make({ kind: 'api', scope: 'segments:read', permission: 'segments.view' });
    const answers = await Promise.all(Array.from({ length: 300 }, () => read(request(bearer(token)), context)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toMatchObject({ status: 429, type: 'urn:kindred:error:tooManyRequests' });
  });

  it('end guessing of client secrets', async () => {
    const guess = route(
      endpoint({ name: 'guess', method: 'POST', path: '/api/oauth/token', summary: '', access: { kind: 'public' } }),
      ({ request: asked }) => answerTokenRequest(asked),
    );
    const send = (secret: string) =>
      guess(
        new Request('http://localhost/api/oauth/token', {
          method: 'POST',
          body: 'grant_type=client_credentials',
          headers: {
            ...basic('kc_x', secret),
            'content-type': 'application/x-www-form-urlencoded',
            'x-forwarded-for': '198.51.100.7',
          },
        }),
        context,
      );
    const statuses: number[] = [];
    for (let i = 0; i < 70; i += 1) statuses.push((await send(`guess${i}`)).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});
