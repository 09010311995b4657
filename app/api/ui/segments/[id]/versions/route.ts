import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { listVersions } from '@/lib/services/segments/list-versions';

export const GET = route(contract.listVersions, async ({ params }) => ({
  data: await listVersions(pool(), params.id),
}));
