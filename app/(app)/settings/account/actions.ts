'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { systemClock } from '@/lib/core/clock';
import { action, permission, personOf } from '@/lib/server/action';
import { limitSignIns } from '@/lib/server/auth/limit-sign-ins';
import { changePassword } from '@/lib/services/accounts/change-password';
import { endOtherSessions } from '@/lib/services/accounts/end-other-sessions';
import { endSession } from '@/lib/services/accounts/end-session';
import { emptyForm, idForm, passwordForm, renameForm } from '@/lib/services/accounts/forms';
import { renamePerson } from '@/lib/services/accounts/rename-person';

const access = permission('account.own');

export const rename = action(
  { name: 'renamePerson', access, input: renameForm },
  async ({ input, principal, audit }) => {
    const { userId } = personOf(principal);
    audit(userId);
    await renamePerson(userId, input.name);
    revalidatePath('/', 'layout');
  },
);

export const changeOwnPassword = action(
  { name: 'changePassword', access, input: passwordForm },
  async ({ input, principal, audit }) => {
    const { userId, sessionId } = personOf(principal);
    audit(userId);
    const { current, next } = input;
    const change = () => changePassword({ userId, sessionId, current, next, at: systemClock.now() });
    const changed = await limitSignIns(await headers(), change);
    revalidatePath('/settings/account');
    return changed;
  },
);

export const endOwnSession = action(
  { name: 'endSession', access, input: idForm },
  async ({ input, principal, audit }) => {
    audit(input.id);
    await endSession({ sessionId: input.id, userId: personOf(principal).userId, at: systemClock.now() });
    revalidatePath('/settings/account');
  },
);

export const endOwnOtherSessions = action(
  { name: 'endOtherSessions', access, input: emptyForm },
  async ({ principal, audit }) => {
    const { userId, sessionId } = personOf(principal);
    audit(userId);
    const ended = await endOtherSessions({ userId, keep: sessionId, at: systemClock.now() });
    revalidatePath('/settings/account');
    return { ended };
  },
);
