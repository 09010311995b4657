import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '@/lib/core/clock';
import { createApiClient } from '@/lib/services/accounts/create-api-client';
import { createPerson } from '@/lib/services/accounts/create-person';
import { issueAccessToken } from '@/lib/services/accounts/issue-access-token';
import { can, LANDING, ROLES, type Role, SCOPES } from '@/lib/services/accounts/permissions';
import { startSession } from '@/lib/services/accounts/start-session';
import { type EntryFile, filesWithActions, listEntryFiles, METHODS } from '@/lib/testing/entry-points';
import { openProductDatabase } from '@/lib/testing/product-database';
import type { Action } from './action';
import { ENDPOINTS } from './contract';
import type { Page } from './page';
import type { RouteHandler } from './route';

// Whose cookie the page or action being called sees.
const jar = vi.hoisted(() => ({ cookie: undefined as string | undefined }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (jar.cookie ? { value: jar.cookie } : undefined), set: () => {} }),
  headers: async () => new Headers({ host: 'localhost:3000' }),
}));

/** What anyone may call, each with its reason; a new one must be written down here. */
const PUBLIC_ENDPOINTS: Record<string, string> = {
  authRead: 'sign-in pages and call-backs of next-auth',
  authWrite: 'signing in and out',
  issueToken: 'checks the credentials in the request itself',
  checkHealth: 'asked by whoever watches the installation; says nothing of the data',
  'api.nowhere': 'says that there is nothing at an address',
  showOpenApi: 'the description of the interface is no secret',
  'mail.open': 'the pixel of an email; its token is signed',
  'mail.click': 'a link of an email; where it leads is signed',
  'mail.showUnsubscribe': 'the link of an email; changes nothing',
  'mail.unsubscribe': 'customers have no account; the signed token says who it is',
  'mail.showPreferences': 'the link of an email; changes nothing',
  'mail.takeReports': 'webhooks of mail providers; each is verified as the provider signs it',
  'mail.savePreferences': 'customers have no account; the signed token says who it is',
};
const PUBLIC_ACTIONS: Record<string, string> = {
  signIn: 'signing in',
  createFirstAdmin: 'works only while nobody has an account',
  acceptInvitation: 'the token of the invitation lets one in',
};
const PUBLIC_PAGES = ['/', '/sign-in', '/setup', '/accept-invitation', '/share/{token}'];

let database: Awaited<ReturnType<typeof openProductDatabase>>;
let files: EntryFile[];
const sessions = {} as Record<Role, string>;
const tokens: { scope: string; token: string }[] = [];

beforeAll(async () => {
  database = await openProductDatabase();
  files = await listEntryFiles();
  const at = systemClock.now();
  for (const role of ROLES) {
    const userId = await createPerson({ name: role, email: `${role}@example.test`, role, at });
    const sid = await startSession({ userId, at, from: {} });
    sessions[role] = await encode({ token: { sid }, secret: 'a secret for tests only' });
  }
  for (const scope of SCOPES) {
    const { id } = await createApiClient({ name: scope, scopes: [scope], at });
    tokens.push({ scope, token: await issueAccessToken({ clientRowId: id, scopes: [scope], at }) });
  }
});
afterAll(() => database.close());

const named = <T>(kind: EntryFile['kind'], pick: (file: EntryFile) => [string, T][]) =>
  files.filter((file) => file.kind === kind).flatMap(pick);
const routes = () =>
  named('route', ({ file, path, exports }) =>
    METHODS.filter((method) => exports[method]).map((method): [string, { path: string; handler: RouteHandler }] => [
      `${method} ${file}`,
      { path, handler: exports[method] as RouteHandler },
    ]),
  );
const pages = () => named('page', ({ path, exports }) => [[path, exports.default as Page]]);
const actions = () =>
  named('actions', ({ file, exports }) =>
    Object.entries(exports).map(([name, value]): [string, Action<unknown, unknown>] => [
      `${file} ${name}`,
      value as Action<unknown, unknown>,
    ]),
  );

describe('every entry point is declared', () => {
  it('routes, under the address and method that their declaration says', () => {
    expect(routes().length).toBeGreaterThan(8);
    for (const [name, { path, handler }] of routes()) {
      expect(handler.endpoint, `${name}: wrap it with route()`).toBeDefined();
      expect(`${handler.endpoint.method} ${handler.endpoint.path}`, name).toBe(`${name.split(' ')[0]} ${path}`);
    }
  });

  it('pages', () => {
    expect(pages().length).toBeGreaterThan(5);
    for (const [path, show] of pages())
      expect(show?.page, `${path}: wrap it with page() or publicPage()`).toBeDefined();
    const open = pages().filter(([, show]) => 'public' in show.page);
    expect(open.map(([path]) => path).sort()).toEqual([...PUBLIC_PAGES].sort());
  });

  it('actions, in files called actions.ts', () => {
    expect(filesWithActions().filter((file) => !file.endsWith('/actions.ts'))).toEqual([]);
    for (const [name, act] of actions()) expect(act.action, `${name}: wrap it with action()`).toBeDefined();
    const open = actions().filter(([, act]) => act.action.access.kind === 'public');
    expect(open.map(([, act]) => act.action.name).sort()).toEqual(Object.keys(PUBLIC_ACTIONS).sort());
  });

  it('public endpoints, in the OpenAPI document', () => {
    const served = routes().map(([, { handler }]) => handler.endpoint);
    const documented = new Set(ENDPOINTS.map(({ method, path }) => `${method} ${path}`));
    const missing = served.filter(({ internal }) => !internal).map(({ method, path }) => `${method} ${path}`);
    expect(
      missing.filter((each) => !documented.has(each)),
      'add them to lib/server/contract/index.ts',
    ).toEqual([]);
    const real = new Set(served.map(({ method, path }) => `${method} ${path}`));
    expect(
      [...documented].filter((each) => !real.has(each)),
      'documented, but no route serves them',
    ).toEqual([]);
    const open = served.filter(({ access }) => access.kind === 'public').map(({ name }) => name);
    expect(
      open.filter((name) => !(name in PUBLIC_ENDPOINTS)),
      'open to anyone: say why in PUBLIC_ENDPOINTS',
    ).toEqual([]);
  });
});

describe('who sets the rules', () => {
  it('by which emails are reviewed: admins, and nobody who writes them', () => {
    expect(ROLES.filter((role) => can(role, 'reviews.manage'))).toEqual(['admin']);
    const ruling = actions().filter(([file]) => file.includes('settings/review'));
    expect(ruling.map(([, { action }]) => action.name).sort()).toEqual([
      'deleteReviewPolicy',
      'deleteReviewerGroup',
      'saveReviewPolicy',
      'saveReviewerGroup',
    ]);
    for (const [name, { action }] of ruling)
      expect(action.access, name).toMatchObject({ permission: 'reviews.manage' });
  });
});

describe('every entry point refuses', () => {
  const call = async (
    { handler, path }: { handler: RouteHandler; path: string },
    headers: Record<string, string> = {},
  ) => {
    const { method } = handler.endpoint;
    const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x']));
    const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
    const request = new Request(`http://localhost:3000${path.replace(/[{}]/g, '')}`, {
      method,
      body,
      headers: { host: 'localhost:3000', 'content-type': 'application/json', ...headers },
    });
    const answer = await handler(request, { params: Promise.resolve(params) });
    return [answer.status, answer.headers.get('content-type')];
  };
  const guarded = () => routes().filter(([, { handler }]) => handler.endpoint.access.kind !== 'public');
  const REFUSED_401 = [401, 'application/problem+json'];
  const REFUSED_403 = [403, 'application/problem+json'];

  it('a route: strangers and bad credentials with 401', async () => {
    for (const [name, each] of guarded()) {
      expect(await call(each), name).toEqual(REFUSED_401);
      expect(await call(each, { cookie: 'kindred.session=forged' }), name).toEqual(REFUSED_401);
      expect(await call(each, { authorization: 'Bearer kt_forged' }), name).toEqual(REFUSED_401);
      expect(await call(each, { authorization: 'Basic a3dfZm9yZ2VkOg==' }), name).toEqual(REFUSED_401);
    }
  });

  it('a route: the wrong role, scope or kind of credentials', async () => {
    for (const [name, each] of guarded()) {
      const { access } = each.handler.endpoint;
      if (access.kind === 'writeKey') {
        expect(await call(each, { cookie: `kindred.session=${sessions.admin}` }), name).toEqual(REFUSED_401);
        expect(await call(each, { authorization: `Bearer ${tokens[0]?.token}` }), name).toEqual(REFUSED_401);
        continue;
      }
      if (access.kind === 'public') continue;
      for (const role of ROLES.filter((one) => !can(one, access.permission))) {
        expect(await call(each, { cookie: `kindred.session=${sessions[role]}` }), `${name} as ${role}`).toEqual(
          REFUSED_403,
        );
      }
      for (const { scope, token } of access.kind === 'api'
        ? tokens.filter(({ scope: one }) => one !== access.scope)
        : []) {
        expect(await call(each, { authorization: `Bearer ${token}` }), `${name} with ${scope}`).toEqual(REFUSED_403);
      }
    }
  });

  it('a route: an id that no database can hold, with 422', async () => {
    const given = routes().filter(([, { handler }]) => handler.endpoint.params !== undefined);
    expect(given.length).toBeGreaterThan(20);
    for (const [name, { handler, path }] of given) {
      const { access, method } = handler.endpoint;
      const token = access.kind === 'api' && tokens.find(({ scope }) => scope === access.scope)?.token;
      const headers = new Headers({ host: 'localhost:3000', origin: 'http://localhost:3000' });
      if (token) headers.set('authorization', `Bearer ${token}`);
      else headers.set('cookie', `kindred.session=${sessions.admin}`);
      const request = new Request(`http://localhost:3000${path.replace(/[{}]/g, '')}`, { method, headers });
      const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => [key, 'x\0']));
      expect((await handler(request, { params: Promise.resolve(params) })).status, name).toBe(422);
    }
  });

  it('an action: strangers and the wrong role, before it looks at the input', async () => {
    for (const [name, act] of actions()) {
      const { access } = act.action;
      if (access.kind === 'public') continue;
      jar.cookie = undefined;
      expect(await act({}), name).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
      for (const role of ROLES.filter((one) => access.kind === 'person' && !can(one, access.permission))) {
        jar.cookie = sessions[role];
        expect(await act({}), `${name} as ${role}`).toMatchObject({ ok: false, error: { code: 'forbidden' } });
      }
    }
  });

  it('a page: strangers go to the sign-in, the wrong role to the page of its own', async () => {
    const visit = (show: Page) =>
      show({ params: Promise.resolve({}), searchParams: Promise.resolve({}) }).then(
        () => 'shown',
        (signal: { digest?: string }) => signal.digest?.split(';')[2] ?? String(signal),
      );
    for (const [path, show] of pages()) {
      if ('public' in show.page) continue;
      const { permission } = show.page;
      jar.cookie = undefined;
      expect(await visit(show), path).toMatch(/^\/sign-in/);
      for (const role of ROLES.filter((one) => !can(one, permission))) {
        jar.cookie = sessions[role];
        expect(await visit(show), `${path} as ${role}`).toBe(`${LANDING[role]}?refused=1`);
      }
    }
  });
});
