import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { getCampaign } from '@/lib/services/campaigns/find-campaign';
import { updateCampaign } from '@/lib/services/campaigns/update-campaign';

export const GET = route(contract.getCampaign, ({ params }) => getCampaign(pool(), params.id));

export const PATCH = route(contract.updateCampaign, ({ params, body, principal, audit }) => {
  audit(params.id, { fields: Object.keys(body) });
  return updateCampaign(pool(), params.id, body, { actor: actorOf(principal), at: systemClock.now() });
});
