import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/predictions-ui';
import { route } from '@/lib/server/route';
import { explainScore } from '@/lib/services/models/explain-score';

export const GET = route(contract.explainScore, ({ params, query }) =>
  explainScore(pool(), params.key, query.customer, { at: systemClock.now(), version: query.version }),
);
