import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-explore';
import { ndjsonResponse } from '@/lib/server/ndjson-response';
import { route } from '@/lib/server/route';
import { streamBacktest } from '@/lib/services/segments/stream-backtest';

export const POST = route(contract.streamBacktest, async ({ body, request }) => {
  const { rule, from, to, every } = body;
  const given = new AbortController();
  const signal = AbortSignal.any([request.signal, given.signal]);
  const points = streamBacktest(pool(), rule, { from: new Date(from), to: new Date(to), every }, signal);
  return ndjsonResponse(points, () => given.abort());
});
