import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { restoreSegment } from '@/lib/services/segments/restore-segment';

export const POST = route(contract.restoreSegment, async ({ params, audit }) => {
  audit(params.id);
  return restoreSegment(pool(), params.id);
});
