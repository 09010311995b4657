import type { Task } from '@/lib/platform/compute/define-task';
import { probeTask } from '@/lib/platform/compute/probe-task';
import { prepareMailTask } from '@/lib/services/delivery/send/prepare-task';
import { lifetimeTask } from '@/lib/services/models/lifetimes/lifetime-task';
import { recommenderTask } from '@/lib/services/models/recommend/recommender-task';
import { classesTask } from '@/lib/services/models/training/classifier/classes-task';
import { classifierTask } from '@/lib/services/models/training/classifier/classifier-task';
import { clusterTask } from '@/lib/services/models/training/clusters/cluster-task';

/** All tasks that threads of the pool can run (lib/platform/compute); a task that is not here cannot be run. */
export const TASKS: readonly Task<never, unknown>[] = [
  probeTask,
  classifierTask,
  classesTask,
  clusterTask,
  lifetimeTask,
  recommenderTask,
  prepareMailTask,
];
