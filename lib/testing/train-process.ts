import { systemClock } from '@/lib/core';
import { runTask } from '@/lib/platform/compute/run-task';
import { createPool } from '@/lib/platform/db';
import { runTraining } from '@/lib/services/models/training/run-training';

/** A process that trains one version, as a worker does, so that a test can end it: database, model, version. */
const [url = '', model = '', version = ''] = process.argv.slice(2);
const pool = createPool(url, 4);
await runTraining({ pool, clock: systemClock, compute: runTask }, Number(model), Number(version));
await pool.end();
process.exit();
