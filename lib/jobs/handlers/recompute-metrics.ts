import { AppError } from '@/lib/core';
import { moveEveryStage } from '@/lib/services/metrics/move-every-stage';
import { recomputeAll } from '@/lib/services/metrics/recompute-all';
import { refreshProductFacts } from '@/lib/services/metrics/refresh-product-facts';
import { addRun, endRun, moveRun, startRun } from '@/lib/services/metrics/run-records';
import { requestSnapshotRebuild } from '@/lib/services/segments/live/request-rebuild';
import type { JobHandler } from '../define-job';

const STEPS = { events: 'reading events', shop: 'measuring the shop', customers: 'writing customers' } as const;

/**
 * Computes what is kept of everyone's events anew, by the formula that was written last; segments that look at it are
 * built anew by the live loop. A run that somebody waits for is named; the nightly one is begun here.
 */
export const recomputeMetrics: JobHandler<{ run?: string | undefined }> = async ({ run }, { pool, clock }) => {
  const id = run ?? (await addRun(pool, { kind: 'night', version: 0, actor: 'system' }, clock.now()));
  if (!(await startRun(pool, id, clock.now()))) return;
  try {
    await recomputeAll(pool, clock, {
      onProgress: async (step, done, total) => {
        if (!(await moveRun(pool, id, { step: STEPS[step], done, total })))
          throw new AppError('conflict', 'The run was stopped.');
      },
    });
    await moveEveryStage(pool, clock.now());
    if (!run) await refreshProductFacts(pool, 'all', clock.now());
    await requestSnapshotRebuild(pool);
    await endRun(pool, id, 'done', clock.now());
  } catch (error) {
    const stopped = error instanceof AppError && error.code === 'conflict';
    await endRun(
      pool,
      id,
      stopped ? 'cancelled' : 'failed',
      clock.now(),
      stopped ? undefined : 'It will be tried again.',
    );
    if (!stopped) throw error;
  }
};
