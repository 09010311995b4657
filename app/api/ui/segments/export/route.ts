import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { exportSegments } from '@/lib/services/segments/export-segments';

export const GET = route(contract.exportSegments, async ({ query, audit }) => {
  audit('segments', { ...query });
  return csvResponse('segments', exportSegments(pool(), query));
});
