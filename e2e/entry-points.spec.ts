import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { can, LANDING, type Permission, type Role } from '@/lib/services/accounts/permissions';
import { accountOf } from './demo';

/**
 * Calls every entry point of the running product signed out and in the role that may do least. The list is that of the
 * build itself, so a new page, route or action is in it without being written down here. What each is declared to
 * allow is tested more closely, in every role, by lib/server/entry-points.integration.test.ts.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const DIST = path.join(ROOT, process.env.KINDRED_DIST_DIR ?? '.next');
const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** What a link with a token of its own opens, besides the pages of signing in. */
const OPEN_PAGES = ['/', '/sign-in', '/setup', '/accept-invitation', '/share/[token]'];
const OPEN_ROUTES = [
  '/api/auth/[...nextauth]',
  '/api/oauth/token',
  '/api/health',
  '/api/v1/openapi.json',
  '/api/[...path]',
  // Links of emails, and reports of mail providers: each is let in by a signature.
  '/t/o/[token]',
  '/t/c/[token]',
  '/u/[token]',
  '/p/[token]',
  '/api/mail/[provider]',
];
const OPEN_ACTIONS = ['signIn', 'setUp', 'accept'];

const files = readJson<Record<string, string>>(path.join(DIST, 'app-path-routes-manifest.json'));
const entries = Object.entries(files).filter(
  ([, address]) => !/^\/_|\.(svg|png|ico|txt|xml|webmanifest)$/.test(address),
);
const filled = (address: string): string => address.replace(/\[{1,2}(?:\.\.\.)?\w+\]{1,2}/g, 'none');
const pages = entries.filter(([file]) => /(^|\/)page$/.test(file));
const routes = entries.filter(([file]) => file.endsWith('/route') && !OPEN_ROUTES.includes(files[file] ?? ''));

interface ActionEntry {
  exportedName: string;
  filename: string;
  workers: Record<string, unknown>;
}
const actions = Object.entries(
  readJson<{ node: Record<string, ActionEntry> }>(path.join(DIST, 'server', 'server-reference-manifest.json')).node,
);

/** Permissions that a source file asks for, as it writes them. */
const permissionsIn = (file: string): Permission[] =>
  [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/permission(?:: |\()'([\w.]+)'/g)].map(
    ([, name]) => name as Permission,
  );

async function callAction(request: APIRequestContext, [id, entry]: [string, ActionEntry]): Promise<string> {
  const file = `/${Object.keys(entry.workers)[0]?.replace(/^app\//, '') ?? ''}`;
  const answer = await request.post(filled(files[file] ?? '/'), {
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
    data: '[{}]',
    maxRedirects: 0,
  });
  return answer.text();
}

test.describe('a stranger', () => {
  test('is sent from every page to the sign-in', async ({ request }) => {
    expect(pages.length).toBeGreaterThan(5);
    for (const [, address] of pages.filter(([, each]) => !OPEN_PAGES.includes(each))) {
      const answer = await request.get(filled(address), { maxRedirects: 0 });
      expect([address, answer.status(), answer.headers().location]).toEqual([
        address,
        307,
        expect.stringMatching(/^\/sign-in/),
      ]);
    }
  });

  test('gets 401 and a problem document from every route', async ({ request }) => {
    expect(routes.length).toBeGreaterThan(8);
    for (const [, address] of routes) {
      const statuses: number[] = [];
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await request.fetch(filled(address), { method, ...(method === 'GET' ? {} : { data: {} }) });
        statuses.push(answer.status());
        if (answer.status() === 401) expect(answer.headers()['content-type']).toBe('application/problem+json');
      }
      expect([address, statuses.filter((status) => status !== 401 && status !== 405)]).toEqual([address, []]);
      expect([address, statuses.includes(401)]).toEqual([address, true]);
    }
  });

  test('is refused by every action', async ({ request }) => {
    expect(actions.length).toBeGreaterThan(10);
    for (const action of actions.filter(([, { exportedName }]) => !OPEN_ACTIONS.includes(exportedName))) {
      expect([action[1].exportedName, await callAction(request, action)]).toEqual([
        action[1].exportedName,
        expect.stringContaining('"code":"unauthenticated"'),
      ]);
    }
  });
});

test.describe('a reviewer', () => {
  const role: Role = 'reviewer';
  const refused = (file: string): boolean => {
    const asked = permissionsIn(file);
    return asked.length > 0 && asked.every((permission) => !can(role, permission));
  };

  test.beforeEach(async ({ request }) => {
    const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
    const form = { csrfToken, ...accountOf(role), json: 'true' };
    expect((await request.post('/api/auth/callback/credentials', { form })).status()).toBe(200);
  });

  test('is sent from the pages of other roles to the own one', async ({ request }) => {
    const theirs = pages.filter(([file]) => refused(`app${file}.tsx`));
    expect(theirs.length).toBeGreaterThan(3);
    for (const [, address] of theirs) {
      const answer = await request.get(filled(address), { maxRedirects: 0 });
      expect([address, answer.status(), answer.headers().location]).toEqual([
        address,
        307,
        `${LANDING[role]}?refused=1`,
      ]);
    }
  });

  test('is refused by the actions of other roles', async ({ request }) => {
    const theirs = actions.filter(([, { filename }]) => refused(filename));
    expect(theirs.length).toBeGreaterThan(3);
    for (const action of theirs) {
      expect([action[1].exportedName, await callAction(request, action)]).toEqual([
        action[1].exportedName,
        expect.stringContaining('"code":"forbidden"'),
      ]);
    }
  });
});
