import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { recoverDeliveries } from '@/lib/services/delivery/webhooks/recover-deliveries';

export const POST = route(contract.recoverDeliveries, async ({ params, body, audit }) => {
  const { missed } = body;
  const outcome = await recoverDeliveries(pool(), params.id, {
    since: new Date(body.since),
    missed,
    at: systemClock.now(),
  });
  audit(params.id, { ...outcome });
  return outcome;
});
