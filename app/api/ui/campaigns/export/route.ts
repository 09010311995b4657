import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/campaigns-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { exportCampaigns } from '@/lib/services/campaigns/list-campaigns';

export const GET = route(contract.exportCampaigns, async ({ query, audit }) => {
  audit('campaigns', { ...query });
  return csvResponse('campaigns', exportCampaigns(pool(), query));
});
