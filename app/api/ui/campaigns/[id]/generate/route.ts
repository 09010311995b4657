import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { route } from '@/lib/server/route';
import { findCampaign } from '@/lib/services/campaigns/find-campaign';
import { proposeEmail } from '@/lib/services/content/generate-email';

export const POST = route(contract.generateEmail, async ({ params, body, audit }) => {
  const { strategyNumber, segmentNumber, id } = await findCampaign(pool(), params.id);
  audit(id, { step: body.step, variants: body.variants });
  return proposeEmail(pool(), {
    strategy: strategyNumber,
    segment: segmentNumber,
    step: body.step,
    seed: body.seed ?? `${id}/${body.step}`,
    variants: body.variants,
    at: systemClock.now(),
  });
});
