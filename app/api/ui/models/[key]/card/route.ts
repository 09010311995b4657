import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/predictions-ui';
import { csvResponse } from '@/lib/server/csv-response';
import { route } from '@/lib/server/route';
import { flattenCard } from '@/lib/services/models/flatten-card';
import { getModel } from '@/lib/services/models/get-model';
import { toCard } from '@/lib/services/models/to-card';

export const GET = route(contract.exportCard, async ({ params, query }) => {
  const model = await getModel(pool(), params.key, { version: query.version, at: systemClock.now() });
  const name = `${model.key}-card-v${model.version?.number ?? 0}`;
  const card = toCard(model);
  if (query.format === 'csv') return csvResponse(name, flattenCard(card));
  return new Response(JSON.stringify(card, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.json"`,
      'cache-control': 'no-store',
    },
  });
});
