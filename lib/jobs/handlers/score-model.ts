import { runTask } from '@/lib/platform/compute/run-task';
import { scoreModel as score } from '@/lib/services/models/scoring/score-model';
import type { JobHandler } from '../define-job';

export const scoreModel: JobHandler<{ model: number }> = async ({ model }, { pool, clock }) => {
  await score({ pool, clock, compute: runTask }, model, null);
};
