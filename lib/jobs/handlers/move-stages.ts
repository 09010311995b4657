import { moveEveryStage } from '@/lib/services/metrics/move-every-stage';
import { endRun, moveRun, startRun } from '@/lib/services/metrics/run-records';
import type { JobHandler } from '../define-job';

/** Puts everyone into the stage that new thresholds say. */
export const moveStages: JobHandler<{ run: string }> = async ({ run }, { pool, clock }) => {
  if (!(await startRun(pool, run, clock.now()))) return;
  try {
    await moveEveryStage(pool, clock.now(), async (done, total) => {
      await moveRun(pool, run, { step: 'writing customers', done, total });
    });
    await endRun(pool, run, 'done', clock.now());
  } catch (error) {
    await endRun(pool, run, 'failed', clock.now(), 'It will be tried again.');
    throw error;
  }
};
