import { runTask } from '@/lib/platform/compute/run-task';
import { runTraining } from '@/lib/services/models/training/run-training';
import type { JobHandler } from '../define-job';

/** Trains a version in a thread of its own; what goes wrong is written into the version. */
export const trainModel: JobHandler<{ model: number; version: number }> = ({ model, version }, { pool, clock }) =>
  runTraining({ pool, clock, compute: runTask }, model, version);
