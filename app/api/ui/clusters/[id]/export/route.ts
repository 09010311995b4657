import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { exportScores } from '@/lib/services/models/export-scores';

export const GET = route(contract.exportClusterMembers, async ({ params, query, principal, audit }) => {
  audit(params.id, { group: query.group });
  const rows = exportScores(pool(), params.id, { group: query.group, personal: seesPersonal(principal) });
  return csvResponse(`groups-${params.id}`, rows);
});
