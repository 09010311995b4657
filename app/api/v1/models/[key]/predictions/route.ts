import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/models';
import { route } from '@/lib/server/route';
import { predict } from '@/lib/services/models/predict';

export const POST = route(contract.predictModel, async ({ params, body }) => ({
  data: await predict(pool(), params.key, body, systemClock.now()),
}));
