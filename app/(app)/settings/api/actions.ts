'use server';

import { revalidatePath } from 'next/cache';
import { systemClock } from '@/lib/core/clock';
import { action, permission, personOf } from '@/lib/server/action';
import { createApiClient } from '@/lib/services/accounts/create-api-client';
import { createWriteKey } from '@/lib/services/accounts/create-write-key';
import { apiClientForm, idForm, writeKeyForm } from '@/lib/services/accounts/forms';
import { revokeApiClient } from '@/lib/services/accounts/revoke-api-client';
import { revokeWriteKey } from '@/lib/services/accounts/revoke-write-key';

const access = permission('settings.manage');
const refresh = () => revalidatePath('/settings/api');

/** Answers the key, which is shown this once. */
export const addWriteKey = action(
  { name: 'createWriteKey', access, input: writeKeyForm },
  async ({ input, principal, audit }) => {
    const created = await createWriteKey({ ...input, createdBy: personOf(principal).userId, at: systemClock.now() });
    audit(created.id);
    refresh();
    return { key: created.key };
  },
);

export const endWriteKey = action({ name: 'revokeWriteKey', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await revokeWriteKey(input.id, systemClock.now());
  refresh();
});

/** Answers the id and the secret, which is shown this once. */
export const addApiClient = action(
  { name: 'createApiClient', access, input: apiClientForm },
  async ({ input, principal, audit }) => {
    const created = await createApiClient({ ...input, createdBy: personOf(principal).userId, at: systemClock.now() });
    audit(created.id, { scopes: input.scopes });
    refresh();
    return { clientId: created.clientId, clientSecret: created.clientSecret };
  },
);

export const endApiClient = action({ name: 'revokeApiClient', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await revokeApiClient(input.id, systemClock.now());
  refresh();
});
