import { type LeafTask, runLeafTask } from './leaf-task';

/** A thread that evaluates conditions, bundled as dist/compute/leaf.mjs and started by piscina. */
export default (task: LeafTask): boolean => runLeafTask(task);
