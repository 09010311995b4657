import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { actorOf } from '@/lib/services/accounts/principal';
import { createCampaign } from '@/lib/services/campaigns/create-campaign';
import { listCampaigns } from '@/lib/services/campaigns/list-campaigns';

export const GET = route(contract.listCampaigns, ({ query }) => listCampaigns(pool(), query));

export const POST = route(contract.createCampaign, async ({ body, principal, audit }) => {
  const ownerId = principal.kind === 'person' ? principal.userId : null;
  const made = await createCampaign(pool(), body, { actor: actorOf(principal), ownerId, at: systemClock.now() });
  audit(made.id, { kind: made.kind });
  return made;
});
