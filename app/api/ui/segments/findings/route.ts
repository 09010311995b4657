import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { checkSegments } from '@/lib/services/segments/lint/check-segments';
import { readCheckedAt } from '@/lib/services/segments/lint/count-findings';
import { listFindings } from '@/lib/services/segments/lint/list-findings';

export const GET = route(contract.listFindings, async ({ query }) => ({
  checkedAt: await readCheckedAt(pool()),
  data: await listFindings(pool(), query.segment),
}));

export const POST = route(contract.checkSegments, async ({ body, audit }) => {
  audit(body.segment ?? 'all');
  return checkSegments(pool(), systemClock, body.segment);
});
