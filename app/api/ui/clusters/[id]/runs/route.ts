import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { listVersions } from '@/lib/services/models/list-versions';

export const GET = route(contract.listClusterRuns, async ({ params }) => ({
  data: await listVersions(pool(), params.id, systemClock.now()),
}));
