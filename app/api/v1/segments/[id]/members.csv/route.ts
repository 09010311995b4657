import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-members';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { exportMembers } from '@/lib/services/segments/export-members';
import { getSegment } from '@/lib/services/segments/get-segment';

export const GET = route(contract.exportMembers, async ({ params, principal, audit }) => {
  const segment = await getSegment(pool(), params.id);
  audit(segment.id, { size: segment.size });
  return csvResponse(`${segment.key}-members`, exportMembers(pool(), segment.id, seesPersonal(principal)));
});
