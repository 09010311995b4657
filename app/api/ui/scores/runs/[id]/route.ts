import { AppError } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/scores';
import { route } from '@/lib/server/route';
import { findRun } from '@/lib/services/metrics/run-records';

export const GET = route(contract.showRun, async ({ params }) => {
  const run = await findRun(pool(), params.id);
  if (!run) throw new AppError('notFound', 'No run has this id.');
  return run;
});
