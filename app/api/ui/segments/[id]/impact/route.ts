import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { compareRules } from '@/lib/services/segments/compare-rules';

export const POST = route(contract.segmentImpact, ({ params, body }) =>
  compareRules(pool(), systemClock, params.id, body.rule),
);
