import { serveTasks } from '@/lib/platform/compute/serve-tasks';
import { TASKS } from './tasks';

/** A thread of the pool, bundled as dist/compute/task.mjs and started by piscina. */
export default serveTasks(TASKS);
