import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns';
import { route } from '@/lib/server/route';
import { readResults } from '@/lib/services/monitoring/campaigns/read-results';

export const GET = route(contract.campaignResults, ({ params }) => readResults(pool(), params.id, systemClock.now()));
