import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { compareClusters } from '@/lib/services/models/compare-clusters';

export const GET = route(contract.compareClusters, ({ params, query }) =>
  compareClusters(pool(), params.id, {
    version: query.run,
    segments: query.segments?.split(',').filter(Boolean).slice(0, 20),
    other: query.other,
    at: systemClock.now(),
  }),
);
