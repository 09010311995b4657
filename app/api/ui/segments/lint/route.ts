import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { lintRule } from '@/lib/services/segments/lint/lint-rule';

export const POST = route(contract.lintRule, async ({ body }) => {
  const { rule, segment, parentId, purpose } = body;
  return { data: await lintRule(pool(), { rule, self: segment, parentId, purpose, at: systemClock.now() }) };
});
