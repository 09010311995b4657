import { runTask } from '@/lib/platform/compute/run-task';
import { tendModels as tend } from '@/lib/services/models/living/tend-models';
import type { JobHandler } from '../define-job';

export const tendModels: JobHandler<Record<string, unknown>> = (_payload, { pool, clock }) =>
  tend({ pool, clock, compute: runTask });
