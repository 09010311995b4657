import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { resumeCampaign } from '@/lib/services/campaigns/change-status';

export const POST = route(contract.resumeCampaign, ({ params, principal, audit }) => {
  audit(params.id);
  return resumeCampaign(pool(), params.id, { actor: actorOf(principal), at: systemClock.now() });
});
