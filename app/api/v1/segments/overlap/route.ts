import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-members';
import { route } from '@/lib/server/route';
import { readOverlap } from '@/lib/services/segments/read-overlap';

export const GET = route(contract.segmentOverlap, async ({ query }) => ({
  data: await readOverlap(pool(), query.ids, systemClock.now()),
}));
