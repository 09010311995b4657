import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { exportMap } from '@/lib/services/monitoring/campaigns/export-map';

export const GET = route(contract.exportStrategyMap, async ({ query, audit }) => {
  audit('strategy-map', { weeks: query.weeks });
  return csvResponse('strategy-map', exportMap(pool(), query.weeks, systemClock.now()));
});
