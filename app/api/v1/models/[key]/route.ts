import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/models';
import { route } from '@/lib/server/route';
import { getModel } from '@/lib/services/models/get-model';
import { toCard } from '@/lib/services/models/to-card';

export const GET = route(contract.getModel, async ({ params, query }) =>
  toCard(await getModel(pool(), params.key, { version: query.version, at: systemClock.now() })),
);
