'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission, personOf } from '@/lib/server/action';
import { idForm } from '@/lib/services/accounts/forms';
import { createWebhook } from '@/lib/services/delivery/webhooks/create-webhook';
import { deleteWebhook } from '@/lib/services/delivery/webhooks/delete-webhook';
import { type WebhookForm, webhookForm } from '@/lib/services/delivery/webhooks/fields';
import { recoverDeliveries } from '@/lib/services/delivery/webhooks/recover-deliveries';
import { replayDelivery } from '@/lib/services/delivery/webhooks/replay-delivery';
import { rotateSecret } from '@/lib/services/delivery/webhooks/rotate-secret';
import { sendTest } from '@/lib/services/delivery/webhooks/send-test';
import { updateWebhook } from '@/lib/services/delivery/webhooks/update-webhook';

const access = permission('settings.manage');
const refresh = () => revalidatePath('/settings/webhooks', 'layout');
const now = () => systemClock.now();
const settingsOf = ({ scope, segments, ...rest }: WebhookForm) => ({
  ...rest,
  segments: scope === 'all' ? null : segments,
});

/** Answers the id and the secret, which is shown this once. */
export const addWebhook = action(
  { name: 'createWebhook', access, input: webhookForm },
  async ({ input, principal, audit }) => {
    const ownerId = personOf(principal).userId;
    const { webhook, secret } = await createWebhook(pool(), { ...settingsOf(input), ownerId, at: now() });
    audit(webhook.id, { events: webhook.events });
    refresh();
    return { id: webhook.id, secret };
  },
);

export const changeWebhook = action(
  { name: 'updateWebhook', access, input: webhookForm.and(idForm) },
  async ({ input: { id, ...input }, audit }) => {
    audit(id);
    await updateWebhook(pool(), id, { ...settingsOf(input), at: now() });
    refresh();
  },
);

export const switchWebhook = action(
  { name: 'switchWebhook', access, input: idForm.extend({ enabled: z.boolean() }) },
  async ({ input: { id, enabled }, audit }) => {
    audit(id, { enabled });
    await updateWebhook(pool(), id, { enabled, at: now() });
    refresh();
  },
);

export const removeWebhook = action({ name: 'deleteWebhook', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await deleteWebhook(pool(), input.id);
  refresh();
});

/** Answers the new secret, which is shown this once. */
export const rotateWebhookSecret = action(
  { name: 'rotateWebhookSecret', access, input: idForm },
  async ({ input, audit }) => {
    audit(input.id);
    const { secret } = await rotateSecret(pool(), input.id, now());
    refresh();
    return { secret };
  },
);

export const testWebhook = action({ name: 'testWebhook', access, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await sendTest(pool(), input.id, now());
  refresh();
});

export const replayDeliveries = action(
  {
    name: 'replayWebhookDeliveries',
    access,
    input: idForm.extend({ deliveries: z.array(z.string().min(1).max(100)).min(1).max(500) }),
  },
  async ({ input, audit }) => {
    audit(input.id, { deliveries: input.deliveries.length });
    for (const id of input.deliveries) await replayDelivery(pool(), id, now());
    refresh();
  },
);

/** Sends again what has failed in the last hours, and announces what was missed where that is asked for. */
export const recoverWebhook = action(
  {
    name: 'recoverWebhookDeliveries',
    access,
    input: idForm.extend({ hours: z.number().int().min(1).max(719), missed: z.boolean() }),
  },
  async ({ input: { id, hours, missed }, audit }) => {
    const at = now();
    const outcome = await recoverDeliveries(pool(), id, {
      since: new Date(at.getTime() - hours * 3_600_000),
      missed,
      at,
    });
    audit(id, { ...outcome });
    refresh();
    return outcome;
  },
);
