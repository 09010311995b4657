import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { deleteWebhook } from '@/lib/services/delivery/webhooks/delete-webhook';
import { getWebhook } from '@/lib/services/delivery/webhooks/get-webhook';
import { updateWebhook } from '@/lib/services/delivery/webhooks/update-webhook';

export const GET = route(contract.getWebhook, ({ params }) => getWebhook(pool(), params.id));

export const PATCH = route(contract.updateWebhook, ({ params, body, audit }) => {
  audit(params.id, { fields: Object.keys(body) });
  return updateWebhook(pool(), params.id, { ...body, at: systemClock.now() });
});

export const DELETE = route(contract.deleteWebhook, async ({ params, audit }) => {
  audit(params.id);
  await deleteWebhook(pool(), params.id);
  return undefined;
});
