import { systemClock } from '@/lib/core/clock';
import { reportPool } from '@/lib/platform/report';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { exportMap } from '@/lib/services/monitoring/campaigns/export-map';

export const GET = route(contract.exportStrategyMap, async ({ query, audit }) => {
  audit('strategy-map', { weeks: query.weeks });
  return csvResponse('strategy-map', exportMap(reportPool(), query.weeks, systemClock.now()));
});
