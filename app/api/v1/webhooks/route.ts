import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { createWebhook } from '@/lib/services/delivery/webhooks/create-webhook';
import { listWebhooks } from '@/lib/services/delivery/webhooks/list-webhooks';

export const GET = route(contract.listWebhooks, ({ query }) => listWebhooks(pool(), query));

export const POST = route(contract.createWebhook, async ({ body, principal, audit }) => {
  const ownerId = principal.kind === 'person' ? principal.userId : null;
  const { webhook, secret } = await createWebhook(pool(), { ...body, ownerId, at: systemClock.now() });
  audit(webhook.id, { events: webhook.events });
  return { ...webhook, secret };
});
