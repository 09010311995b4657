import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core';
import { FixedClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { openProductDatabase } from '@/lib/testing/product-database';
import { changePassword } from './change-password';
import { createFirstAdmin } from './create-first-admin';
import { createPerson } from './create-person';
import { disablePerson } from './disable-person';
import { enablePerson } from './enable-person';
import { endSession } from './end-session';
import { findSession } from './find-session';
import { listSessions } from './list-sessions';
import { hashPassword, verifyPassword } from './password';
import { signInWithProvider } from './sign-in-with-provider';
import { SESSION_SECONDS, startSession } from './start-session';
import { verifyCredentials } from './verify-credentials';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
const clock = new FixedClock(new Date('2026-03-01T12:00:00Z'));
const at = () => clock.now();

beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());

const PASSWORD = 'correct horse battery';
let count = 0;
async function person(role: 'admin' | 'marketer' = 'marketer') {
  count += 1;
  const email = `person${count}@example.test`;
  return { id: await createPerson({ name: `Person ${count}`, email, role, password: PASSWORD, at: at() }), email };
}
const signIn = (email: string, password = PASSWORD) => verifyCredentials({ email, password, at: at() });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const open = (userId: string) =>
  startSession({ userId, at: at(), from: { userAgent: 'vitest', address: '127.0.0.1' } });

describe('the first admin', () => {
  it('is made once, also when two ask at the same moment', async () => {
    const ask = (name: string) =>
      createFirstAdmin({ name, email: `${name}@example.test`, password: PASSWORD, at: at() });
    const answers = await Promise.all([codeOf(ask('ada')), codeOf(ask('ben'))]);
    expect(answers.sort()).toEqual(['conflict', 'ok']);
    expect(await codeOf(ask('cleo'))).toBe('conflict');
  });
});

describe('a password', () => {
  it('is kept as scrypt with its parameters, salted, and fits only itself', async () => {
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await hashPassword(PASSWORD)).not.toBe(hash);
    expect(await verifyPassword(PASSWORD, hash)).toBe(true);
    expect(await verifyPassword(`${PASSWORD}.`, hash)).toBe(false);
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it('that is changed signs the other sessions out and keeps this one', async () => {
    const { id, email } = await person();
    const here = await open(id);
    const there = await open(id);
    const change = (current: string) =>
      changePassword({ userId: id, sessionId: here, current, next: 'another long one', at: at() });
    expect(await codeOf(change('wrong'))).toBe('invalidInput');
    expect(await change(PASSWORD)).toEqual({ endedSessions: 1 });
    expect(await findSession(here, at())).toMatchObject({ userId: id });
    expect(await findSession(there, at())).toBeUndefined();
    expect(await codeOf(signIn(email))).toBe('unauthenticated');
    expect(await signIn(email, 'another long one')).toMatchObject({ id });
  });
});

describe('an account', () => {
  it('locks after five wrong passwords for 15 minutes, says so, and opens again', async () => {
    const { id, email } = await person();
    for (let i = 0; i < 4; i += 1) expect(await codeOf(signIn(email, 'wrong'))).toBe('unauthenticated');
    await expect(signIn(email, 'wrong')).rejects.toMatchObject({
      code: 'tooManyRequests',
      message: expect.stringContaining('locked for 15 minutes'),
    });
    clock.advance(14 * 60_000);
    await expect(signIn(email)).rejects.toMatchObject({ code: 'tooManyRequests', retryAfter: 60 });
    clock.advance(60_000);
    expect(await signIn(email)).toMatchObject({ id });
    expect(await codeOf(signIn(email, 'wrong'))).toBe('unauthenticated');
  });

  it('can be unlocked by an admin', async () => {
    const { id, email } = await person();
    for (let i = 0; i < 5; i += 1) await codeOf(signIn(email, 'wrong'));
    expect(await codeOf(signIn(email))).toBe('tooManyRequests');
    await enablePerson(id);
    expect(await signIn(email)).toMatchObject({ id });
  });

  it('lets no more than five guesses through when twenty come at once', async () => {
    const { email } = await person();
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(signIn(email, 'wrong'))));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(4);
    expect(codes.filter((code) => code === 'tooManyRequests')).toHaveLength(16);
  });

  it('that does not exist behaves like one that does', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await codeOf(signIn('nobody@example.test')));
    expect(codes).toEqual([...Array(4).fill('unauthenticated'), 'tooManyRequests', 'tooManyRequests']);
  });

  it('that is disabled is shut out at once and everywhere', async () => {
    const { id, email } = await person();
    const session = await open(id);
    await disablePerson(id, at());
    expect(await findSession(session, at())).toBeUndefined();
    expect(await codeOf(signIn(email))).toBe('forbidden');
    await enablePerson(id);
    expect(await findSession(session, at())).toBeUndefined();
    expect(await signIn(email)).toMatchObject({ id });
  });
});

describe('a session', () => {
  it('ends when it is ended, by its own person only, and when its time is over', async () => {
    const one = await person();
    const other = await person();
    const session = await open(one.id);
    const later = await open(one.id);
    expect(await codeOf(endSession({ sessionId: session, userId: other.id, at: at() }))).toBe('notFound');
    expect(await findSession(session, at())).toMatchObject({ kind: 'person', userId: one.id, role: 'marketer' });
    await endSession({ sessionId: session, userId: one.id, at: at() });
    expect(await findSession(session, at())).toBeUndefined();
    expect((await listSessions(one.id, at())).map(({ id }) => id)).toEqual([later]);
    clock.advance(SESSION_SECONDS * 1000);
    expect(await findSession(later, at())).toBeUndefined();
  });

  it('notes when it was last seen, at most once a minute', async () => {
    const { id } = await person();
    const session = await open(id);
    const seen = async () =>
      (await pool().query('SELECT last_seen_at AS at FROM user_session WHERE id = $1', [session])).rows[0].at as Date;
    const start = at();
    clock.advance(30_000);
    await findSession(session, at());
    expect(await seen()).toEqual(start);
    clock.advance(31_000);
    await findSession(session, at());
    expect(await seen()).toEqual(at());
  });
});

describe('the identity provider', () => {
  const vouch = (email: string, emailVerified = true) =>
    signInWithProvider({ email, emailVerified, name: 'Vera', at: at() });

  it('signs in who has an account under the verified email, and nobody by an unverified one', async () => {
    const { id, email } = await person();
    expect(await vouch(email.toUpperCase())).toEqual({ ok: true, value: id });
    expect(await vouch(email, false)).toEqual({ ok: false, error: 'unverified' });
  });

  it('refuses strangers where no role is set for them', async () => {
    expect(await vouch('stranger@example.test')).toEqual({ ok: false, error: 'uninvited' });
  });
});
