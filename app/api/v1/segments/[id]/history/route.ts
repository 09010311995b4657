import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-members';
import { route } from '@/lib/server/route';
import { readHistory } from '@/lib/services/segments/read-history';

export const GET = route(contract.segmentHistory, async ({ params, query }) => ({
  data: await readHistory(pool(), params.id, query.days, systemClock.now()),
}));
