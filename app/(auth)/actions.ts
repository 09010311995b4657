'use server';

import { headers } from 'next/headers';
import { systemClock } from '@/lib/core/clock';
import { action } from '@/lib/server/action';
import { limitSignIns } from '@/lib/server/auth/limit-sign-ins';
import { openSession } from '@/lib/server/auth/open-session';
import { signInWithPassword } from '@/lib/server/auth/sign-in-with-password';
import { acceptInvitation } from '@/lib/services/accounts/accept-invitation';
import { createFirstAdmin } from '@/lib/services/accounts/create-first-admin';
import { findPersonId } from '@/lib/services/accounts/find-person-id';
import { acceptForm, setupForm, signInForm } from '@/lib/services/accounts/forms';
import { LANDING } from '@/lib/services/accounts/permissions';

/** Signs in with a password; answers the page of the person's role. */
export const signIn = action(
  { name: 'signIn', access: { kind: 'public' }, input: signInForm },
  async ({ input, audit, actAs }) => {
    audit((await findPersonId(input.email)) ?? 'unknown');
    const person = await signInWithPassword(await headers(), input);
    await openSession(person.id);
    actAs(person.id);
    return { landing: LANDING[person.role] };
  },
);

/** Creates the first admin of an empty product and signs them in. */
export const setUp = action(
  { name: 'createFirstAdmin', access: { kind: 'public' }, input: setupForm },
  async ({ input, audit, actAs }) => {
    const id = await createFirstAdmin({ ...input, at: systemClock.now() });
    audit(id);
    await openSession(id);
    actAs(id);
    return { landing: LANDING.admin };
  },
);

/** Makes the account that an invitation offers and signs its person in. */
export const accept = action(
  { name: 'acceptInvitation', access: { kind: 'public' }, input: acceptForm },
  async ({ input, audit, actAs }) => {
    const id = await limitSignIns(await headers(), () => acceptInvitation({ ...input, at: systemClock.now() }));
    audit(id);
    await openSession(id);
    actAs(id);
    return { landing: '/' };
  },
);
