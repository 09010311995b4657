import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { sendTest } from '@/lib/services/delivery/webhooks/send-test';

export const POST = route(contract.testWebhook, ({ params, audit }) => {
  audit(params.id);
  return sendTest(pool(), params.id, systemClock.now());
});
