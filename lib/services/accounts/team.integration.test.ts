import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core';
import { FixedClock } from '@/lib/core/clock';
import { openProductDatabase } from '@/lib/testing/product-database';
import { acceptInvitation } from './accept-invitation';
import { changeRole } from './change-role';
import { createPerson } from './create-person';
import { disablePerson } from './disable-person';
import { findInvitation } from './find-invitation';
import { invitePerson } from './invite-person';
import { listAuditEntries } from './list-audit-entries';
import { listPeople } from './list-people';
import { recordAudit } from './record-audit';
import { revokeInvitation } from './revoke-invitation';
import { verifyCredentials } from './verify-credentials';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
const clock = new FixedClock(new Date('2026-03-01T12:00:00Z'));
const at = () => clock.now();
const admins: string[] = [];

beforeAll(async () => {
  database = await openProductDatabase();
  for (const name of ['ada', 'ben']) {
    admins.push(
      await createPerson({ name, email: `${name}@example.test`, role: 'admin', password: 'a long password', at: at() }),
    );
  }
});
afterAll(() => database.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const invite = (email: string) => invitePerson({ email, role: 'reviewer', invitedBy: 'user:ada', at: at() });
const accept = (token: string) => acceptInvitation({ token, name: 'Rita', password: 'a long password', at: at() });

describe('an invitation', () => {
  it('makes an account in its role, once', async () => {
    const { token } = await invite('rita@example.test');
    expect(await findInvitation(token, at())).toMatchObject({ email: 'rita@example.test', role: 'reviewer' });
    const answers = await Promise.all([codeOf(accept(token)), codeOf(accept(token))]);
    expect(answers.sort()).toEqual(['notFound', 'ok']);
    expect(
      await verifyCredentials({ email: 'rita@example.test', password: 'a long password', at: at() }),
    ).toMatchObject({ role: 'reviewer' });
    expect(await codeOf(invite('rita@example.test'))).toBe('conflict');
  });

  it('ends when it is withdrawn, replaced or a week old', async () => {
    const first = await invite('sam@example.test');
    const second = await invite('sam@example.test');
    expect(await codeOf(accept(first.token))).toBe('notFound');
    await revokeInvitation(second.id, at());
    expect(await codeOf(accept(second.token))).toBe('notFound');
    const third = await invite('sam@example.test');
    clock.advance(7 * 86_400_000);
    expect(await codeOf(accept(third.token))).toBe('notFound');
    expect((await listPeople(at())).filter(({ status }) => status === 'invited')).toEqual([]);
  });
});

describe('the last admin', () => {
  it('stays, also when two demote each other at the same moment', async () => {
    const [ada = '', ben = ''] = admins;
    const codes = await Promise.all([
      codeOf(changeRole({ userId: ada, role: 'marketer' })),
      codeOf(changeRole({ userId: ben, role: 'marketer' })),
    ]);
    expect(codes.sort()).toEqual(['conflict', 'ok']);
    const left = (await listPeople(at())).filter(({ role }) => role === 'admin').map(({ id }) => id);
    expect(left).toHaveLength(1);
    expect(await codeOf(disablePerson(left[0] ?? '', at()))).toBe('conflict');
    expect(await codeOf(changeRole({ userId: left[0] ?? '', role: 'reviewer' }))).toBe('conflict');
    for (const id of admins) await changeRole({ userId: id, role: 'admin' });
    expect(await codeOf(disablePerson(ada, at()))).toBe('ok');
    expect(await codeOf(disablePerson(ben, at()))).toBe('conflict');
  });
});

describe('the audit trail', () => {
  it('is read newest first, by page and by filter, with names', async () => {
    for (let i = 0; i < 5; i += 1) {
      const outcome = i % 2 ? 'forbidden' : 'done';
      await recordAudit({
        at: at(),
        actor: `user:${admins[1]}`,
        action: 'changeRole',
        subject: `usr_${i}`,
        outcome,
        detail: { role: 'admin' },
      });
    }
    const first = await listAuditEntries({ filter: { action: 'changerole' }, limit: 3 });
    expect(first.data.map(({ subject }) => subject)).toEqual(['usr_4', 'usr_3', 'usr_2']);
    expect(first.data[0]).toMatchObject({ actorName: 'ben', detail: { role: 'admin' } });
    const second = await listAuditEntries({
      filter: { action: 'changerole' },
      limit: 3,
      cursor: first.nextCursor ?? '',
    });
    expect(second.data.map(({ subject }) => subject)).toEqual(['usr_1', 'usr_0']);
    expect(second.nextCursor).toBeNull();
    const failed = await listAuditEntries({ filter: { outcome: 'failed' }, limit: 50 });
    expect(failed.data.map(({ subject }) => subject)).toEqual(['usr_3', 'usr_1']);
  });
});
