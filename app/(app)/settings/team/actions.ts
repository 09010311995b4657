'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { systemClock } from '@/lib/core/clock';
import { action, permission, personOf } from '@/lib/server/action';
import { publicOrigin } from '@/lib/server/public-origin';
import { changeRole } from '@/lib/services/accounts/change-role';
import { disablePerson } from '@/lib/services/accounts/disable-person';
import { enablePerson } from '@/lib/services/accounts/enable-person';
import { idForm, inviteForm, roleForm } from '@/lib/services/accounts/forms';
import { invitePerson } from '@/lib/services/accounts/invite-person';
import { revokeInvitation } from '@/lib/services/accounts/revoke-invitation';

const access = permission('settings.manage');
const refresh = () => revalidatePath('/settings/team');

/** Invites a person; answers the link, which is shown this once. */
export const invite = action(
  { name: 'invitePerson', access, input: inviteForm },
  async ({ input, principal, audit }) => {
    const invitation = await invitePerson({ ...input, invitedBy: personOf(principal).userId, at: systemClock.now() });
    audit(invitation.id, { role: input.role });
    refresh();
    const link = `${publicOrigin(await headers())}/accept-invitation?token=${invitation.token}`;
    return { link, email: input.email, expiresAt: invitation.expiresAt };
  },
);

export const withdrawInvitation = action(
  { name: 'revokeInvitation', access, input: idForm },
  async ({ input, audit }) => {
    audit(input.id);
    await revokeInvitation(input.id, systemClock.now());
    refresh();
  },
);

export const giveRole = action({ name: 'changeRole', access, input: roleForm }, async ({ input, audit }) => {
  audit(input.userId, { role: input.role });
  await changeRole(input);
  refresh();
});

export const disable = action({ name: 'disablePerson', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await disablePerson(input.id, systemClock.now());
  refresh();
});

/** Lifts the disabling, or the lock after wrong passwords. */
export const enable = action({ name: 'enablePerson', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await enablePerson(input.id);
  refresh();
});
