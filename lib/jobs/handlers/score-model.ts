import { runTask } from '@/lib/platform/compute/run-task';
import { scoreEveryone } from '@/lib/services/models/living/score-everyone';
import type { JobHandler } from '../define-job';

export const scoreModel: JobHandler<{ model: number }> = ({ model }, { pool, clock }) =>
  scoreEveryone({ pool, clock, compute: runTask }, model);
