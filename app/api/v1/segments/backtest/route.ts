import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-rules';
import { route } from '@/lib/server/route';
import { backtestSegment } from '@/lib/services/segments/backtest-segment';

export const POST = route(contract.backtestSegment, async ({ body }) => {
  const { rule, from, to, every } = body;
  return { points: await backtestSegment(pool(), rule, { from: new Date(from), to: new Date(to), every }) };
});
