import { systemClock } from '@/lib/core/clock';
import { report } from '@/lib/platform/report';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { readResults } from '@/lib/services/monitoring/campaigns/read-results';

export const GET = route(contract.campaignResults, ({ params }) =>
  report((db) => readResults(db, params.id, systemClock.now())),
);
