import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { readTrends } from '@/lib/services/segments/read-trends';

export const GET = route(contract.segmentTrends, ({ query }) =>
  readTrends(pool(), query.ids.split(','), query.days, systemClock.now()),
);
