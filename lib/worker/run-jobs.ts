import { Logger, type Runner, run } from 'graphile-worker';
import type { Clock } from '@/lib/core';
import { JOBS } from '@/lib/jobs';
import type { Pool } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';

const SCHEMA = 'graphile_worker';
/** Trainings take minutes, in threads of their own: two of them must not hold up what takes seconds. */
const CONCURRENCY = 4;

/** Starts the queue, on connections of its own: every job as a task, those with a crontab by time. */
export function runJobs(connectionString: string, pool: Pool, clock: Clock): Promise<Runner> {
  return run({
    connectionString,
    maxPoolSize: 6,
    schema: SCHEMA,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error(message);
      else log.debug(message);
    }),
    taskList: Object.fromEntries(
      JOBS.map((job) => [job.name, (payload: unknown) => job.run(payload, { pool, clock })]),
    ),
    crontab: JOBS.flatMap(({ name, cron }) => (cron ? [`${cron} ${name}`] : [])).join('\n'),
  });
}
