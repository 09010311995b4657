import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/predictions-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { exportScores } from '@/lib/services/models/export-scores';
import { getModel } from '@/lib/services/models/get-model';

export const GET = route(contract.exportScores, async ({ params, principal, audit }) => {
  const model = await getModel(pool(), params.key, { at: systemClock.now() });
  audit(model.id, { rows: model.scored });
  return csvResponse(`${model.key}-scores`, exportScores(pool(), model.id, { personal: seesPersonal(principal) }));
});
