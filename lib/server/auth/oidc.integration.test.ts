import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { createPerson } from '@/lib/services/accounts/create-person';
import { disablePerson } from '@/lib/services/accounts/disable-person';
import { findSession } from '@/lib/services/accounts/find-session';
import { listAuditEntries } from '@/lib/services/accounts/list-audit-entries';
import type { Role } from '@/lib/services/accounts/permissions';
import { type IdentityProvider, openIdentityProvider, type ProviderPerson } from '@/lib/testing/identity-provider';
import { openProductDatabase } from '@/lib/testing/product-database';
import { serveRoute } from '@/lib/testing/serve-route';
import { type Visited, Visitor } from '@/lib/testing/visitor';
import { serveAuth } from './serve-auth';
import { readSessionId, sessionCookieName } from './session-cookie';

/** The whole way: the product's routes and a real provider, each behind HTTP, and a visitor with cookies of both. */
let database: Awaited<ReturnType<typeof openProductDatabase>>;
let product: Awaited<ReturnType<typeof serveRoute>>;
let provider: IdentityProvider;
const now = () => systemClock.now();

const configure = ({ issuer, clientId, clientSecret }: IdentityProvider) =>
  Object.assign(process.env, { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret });
const callback = () => `${product.origin}/api/auth/callback/oidc`;

beforeAll(async () => {
  database = await openProductDatabase();
  product = await serveRoute((request, [, , ...nextauth]) => serveAuth(request, nextauth));
  provider = await openIdentityProvider(callback());
  process.env.NEXTAUTH_URL = product.origin;
  configure(provider);
});
afterAll(async () => {
  await product.close();
  await provider.close();
  await database.close();
});
afterEach(() => {
  provider.asked.length = 0;
});

/** Known to the provider, with that email; to the product too where a role is given. */
async function person(sub: string, role?: Role, claims: Partial<ProviderPerson> = {}) {
  const email = `${sub}@example.test`;
  provider.people.set(sub, { sub, email, email_verified: true, name: sub, ...claims });
  return role ? createPerson({ name: sub, email, role, at: now() }) : '';
}

/** Presses the button of the sign-in page and signs in at the provider; stops before the product's call-back. */
async function atTheProvider(visitor: Visitor, sub: string): Promise<URL> {
  const { csrfToken } = (await (await visitor.ask(`${product.origin}/api/auth/csrf`)).json()) as { csrfToken: string };
  const back = (url: URL) => url.href.startsWith(callback());
  const start = { csrfToken, callbackUrl: `${product.origin}/segments` };
  let shown = await visitor.visit(`${product.origin}/api/auth/signin/oidc`, start, back);
  for (let forms = 0; forms < 3 && !back(shown.url); forms += 1) shown = await fillForm(visitor, shown, sub, back);
  return shown.url;
}

/** The provider asks first who one is, then whether the product may know. */
async function fillForm(visitor: Visitor, shown: Visited, sub: string, stop: (url: URL) => boolean): Promise<Visited> {
  const action = /<form[^>]* action="([^"]+)"/.exec(shown.text)?.[1];
  const prompt = /name="prompt" value="(\w+)"/.exec(shown.text)?.[1];
  if (!action || !prompt)
    throw new Error(`no form at ${shown.url.href} (${shown.status}): ${shown.text.slice(0, 400)}`);
  return visitor.visit(new URL(action, shown.url), { prompt, login: sub, password: 'any' }, stop);
}

/** Comes back to the product; on which page that ends, and who is signed in then. */
async function comeBack(visitor: Visitor, address: URL) {
  const page = (url: URL) => url.origin === product.origin && !url.pathname.startsWith('/api/');
  const { url } = await visitor.visit(address, undefined, page);
  const sid = await readSessionId(visitor.jar(product.origin).get(sessionCookieName()));
  const session = sid ? await findSession(sid, now()) : undefined;
  const error = url.searchParams.get('error');
  return { to: url.pathname + (error ? `?error=${error}` : ''), role: session?.role, email: session?.email };
}

async function signIn(sub: string) {
  const visitor = new Visitor();
  return comeBack(visitor, await atTheProvider(visitor, sub));
}

const REFUSED = { to: '/sign-in?error=OAuthCallback', role: undefined, email: undefined };
const refused = (why: string) => ({ ...REFUSED, to: `/sign-in?error=${why}` });
const accounts = async () =>
  (await pool().query<{ n: number }>('SELECT count(*)::int AS n FROM user_account')).rows[0]?.n;

describe('a person whom the provider vouches for', () => {
  it('comes in under the own account, in the role that it has here, to where the way began', async () => {
    const id = await person('rita', 'reviewer');
    expect(await signIn('rita')).toEqual({ to: '/segments', role: 'reviewer', email: 'rita@example.test' });
    expect(provider.asked).toEqual(
      expect.arrayContaining(['/.well-known/openid-configuration', '/auth', '/token', '/jwks']),
    );
    const { data } = await listAuditEntries({ filter: {}, limit: 1 });
    expect(data[0]).toMatchObject({ actor: `user:${id}`, action: 'signIn', outcome: 'done' });
  });

  it('may be one of whom the ID token says no email: the userinfo endpoint is asked', async () => {
    await person('mara', 'manager', { discreet: true });
    expect(await signIn('mara')).toEqual({ to: '/segments', role: 'manager', email: 'mara@example.test' });
    expect(provider.asked).toContain('/me');
  });

  it('is known by the email however it is written', async () => {
    await person('otto', 'marketer', { email: 'Otto@Example.TEST' });
    expect(await signIn('otto')).toMatchObject({ role: 'marketer', email: 'otto@example.test' });
  });
});

describe('who is refused', () => {
  it('a person without an account here, and none is made', async () => {
    const before = await accounts();
    await person('stranger');
    expect(await signIn('stranger')).toEqual(refused('uninvited'));
    expect(await accounts()).toBe(before);
    const { data } = await listAuditEntries({ filter: {}, limit: 1 });
    expect(data[0]).toMatchObject({ actor: 'anonymous', action: 'signIn', outcome: 'uninvited' });
  });

  it('a person whose account is disabled', async () => {
    await disablePerson(await person('dora', 'marketer'), now());
    expect(await signIn('dora')).toEqual(refused('disabled'));
  });

  it('an email that the provider has not verified, or does not tell: it might be anybody’s', async () => {
    await person('una', 'admin', { email_verified: false });
    expect(await signIn('una')).toEqual(refused('unverified'));
    await person('nemo', 'admin', { email: undefined });
    expect(await signIn('nemo')).toEqual(refused('noEmail'));
  });

  it('a person who changes the mind at the provider', async () => {
    const visitor = new Visitor();
    const address = await atTheProvider(visitor, 'rita');
    const declined = new URL(`${callback()}?error=access_denied&state=${address.searchParams.get('state')}`);
    expect(await comeBack(visitor, declined)).toEqual(refused('Callback'));
  });
});

describe('a call-back that was tampered with', () => {
  const withState = (address: URL, state: string) => {
    const changed = new URL(address);
    changed.searchParams.set('state', state);
    return changed;
  };
  /** The cookie of a check, of one attempt put in the place of another's. */
  const swap = (from: Visitor, to: Visitor, check: 'state' | 'nonce' | 'pkce.code_verifier') => {
    const name = `next-auth.${check}`;
    const value = from.jar(product.origin).get(name);
    expect(value, name).toBeTruthy();
    to.jar(product.origin).set(name, value ?? '');
  };

  it('has a state that was not given out, or none', async () => {
    const visitor = new Visitor();
    const address = await atTheProvider(visitor, 'rita');
    expect(await comeBack(visitor, withState(address, 'made-up'))).toEqual(REFUSED);
    const other = new Visitor();
    const bare = await atTheProvider(other, 'rita');
    bare.searchParams.delete('state');
    expect(await comeBack(other, bare)).toEqual(REFUSED);
  });

  it('comes in another browser than the way began in: nobody is signed in as somebody else unawares', async () => {
    const address = await atTheProvider(new Visitor(), 'rita');
    expect(await comeBack(new Visitor(), address)).toEqual(REFUSED);
  });

  it('carries the code of another attempt, its state made to fit', async () => {
    const [attacker, victim] = [new Visitor(), new Visitor()];
    const stolen = await atTheProvider(attacker, 'rita');
    const own = await atTheProvider(victim, 'mara');
    const forged = withState(stolen, own.searchParams.get('state') ?? '');
    expect(await comeBack(victim, forged)).toEqual(REFUSED);
  });

  it.each(['nonce', 'pkce.code_verifier', 'state'] as const)('meets the %s of another attempt', async (check) => {
    const [visitor, other] = [new Visitor(), new Visitor()];
    const address = await atTheProvider(visitor, 'rita');
    await atTheProvider(other, 'rita');
    swap(other, visitor, check);
    expect(await comeBack(visitor, address)).toEqual(REFUSED);
  });

  it('is sent a second time: the code is spent', async () => {
    const visitor = new Visitor();
    const address = await atTheProvider(visitor, 'rita');
    const jar = new Map(visitor.jar(product.origin));
    expect(await comeBack(visitor, address)).toMatchObject({ role: 'reviewer' });
    const again = new Visitor();
    for (const [name, value] of jar) again.jar(product.origin).set(name, value);
    expect(await comeBack(again, address)).toEqual(REFUSED);
  });
});
