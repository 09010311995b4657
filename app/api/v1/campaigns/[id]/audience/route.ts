import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { readAudience } from '@/lib/services/campaigns/audience/read-audience';

export const GET = route(contract.previewCampaignAudience, ({ params, query }) =>
  readAudience(pool(), params.id, { customer: query.customer, at: systemClock.now() }),
);
