import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { readDistinctness } from '@/lib/services/segments/health/read-distinctness';

export const GET = route(contract.segmentDistinctness, ({ params }) =>
  readDistinctness(pool(), params.id, systemClock.now()),
);
