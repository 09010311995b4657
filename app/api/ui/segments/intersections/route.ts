import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-explore';
import { route } from '@/lib/server/route';
import { readIntersections } from '@/lib/services/segments/read-intersections';

export const GET = route(contract.readIntersections, ({ query }) =>
  readIntersections(pool(), query.ids, systemClock.now()),
);
