import type { z } from 'zod';
import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';

/** What a handler works with. */
export interface JobContext {
  pool: Pool;
  clock: Clock;
}

/** Handlers are idempotent: a job that was cut off is run again from its start. */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

export interface Job {
  name: string;
  /** When it runs by itself, as crontab says it (UTC). */
  cron?: string;
  run(payload: unknown, context: JobContext): Promise<void>;
}

/** A job as data: its payload is checked before the handler, which is loaded when it is first needed, sees it. */
export function defineJob<Schema extends z.ZodType>(declaration: {
  name: string;
  cron?: string;
  /** Carries ids, never data. */
  payload: Schema;
  load: () => Promise<JobHandler<z.infer<Schema>>>;
}): Job {
  const { name, cron, payload, load } = declaration;
  return { name, cron, run: async (given, context) => (await load())(payload.parse(given), context) };
}
