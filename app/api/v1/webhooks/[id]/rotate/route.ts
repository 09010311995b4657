import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { rotateSecret } from '@/lib/services/delivery/webhooks/rotate-secret';

export const POST = route(contract.rotateSecret, async ({ params, audit }) => {
  audit(params.id);
  const { webhook, secret } = await rotateSecret(pool(), params.id, systemClock.now());
  return { ...webhook, secret };
});
