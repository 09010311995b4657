import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/webhooks';
import { route } from '@/lib/server/route';
import { replayDelivery } from '@/lib/services/delivery/webhooks/replay-delivery';

export const POST = route(contract.replayDelivery, ({ params, audit }) => {
  audit(params.id);
  return replayDelivery(pool(), params.id, systemClock.now());
});
