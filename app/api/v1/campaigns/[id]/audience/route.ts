import { systemClock } from '@/lib/core/clock';
import { report } from '@/lib/platform/report';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { readAudience } from '@/lib/services/campaigns/audience/read-audience';

export const GET = route(contract.previewCampaignAudience, ({ params, query }) =>
  report((db) => readAudience(db, params.id, { customer: query.customer, at: systemClock.now() })),
);
