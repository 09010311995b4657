import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/quarantine';
import { csvResponse } from '@/lib/server/csv-response';
import { queryAll } from '@/lib/server/query-all';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { exportQuarantine } from '@/lib/services/ingest/export-quarantine';
import { readQuarantineQuery } from '@/lib/services/ingest/quarantine-query';

export const GET = route(contract.exportQuarantine, async ({ request, principal, audit }) => {
  const personal = seesPersonal(principal);
  const { filter } = readQuarantineQuery(queryAll(request), personal);
  audit('quarantine', { state: filter.state });
  return csvResponse('quarantine', exportQuarantine(pool(), filter, personal));
});
