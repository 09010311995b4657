import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { countRules } from '@/lib/services/segments/count-rules';

export const POST = route(contract.countRules, async ({ body }) => ({
  counts: await countRules(pool(), body.rules, systemClock.now(), body.segment),
}));
