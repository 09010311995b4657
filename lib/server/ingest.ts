import { AppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import type { Principal } from '@/lib/services/accounts/principal';
import { batchSchema, type SingleCall } from '@/lib/services/ingest/call-schema';
import { CommitQueue } from '@/lib/services/ingest/commit-queue';
import { type IngestDeps, ingestBatch, ingestCall } from '@/lib/services/ingest/ingest-calls';
import { eventBatch, eventCall } from './contract/events';
import { fieldErrors } from './problem';
import { route } from './route';

/** One queue a process: it is what makes one transaction of many requests. */
export const ingestDeps = (): IngestDeps =>
  processWide('ingest', () => ({ db: pool(), clock: systemClock, queue: new CommitQueue(pool(), systemClock) }));

const sourceOf = (principal: Principal): string | null => (principal.kind === 'source' ? principal.sourceId : null);

/** The route of one call of the tracking specification. */
export const callRoute = (call: SingleCall) =>
  route(eventCall(call), async ({ body, principal }) => {
    await ingestCall(ingestDeps(), call, body, sourceOf(principal));
    return { success: true as const };
  });

export const batchRoute = () =>
  route(eventBatch, async ({ body, principal }) => {
    const parsed = batchSchema.safeParse(body);
    if (!parsed.success) throw new AppError('invalidInput', undefined, { errors: fieldErrors(parsed.error) });
    const rejected = await ingestBatch(ingestDeps(), parsed.data, sourceOf(principal));
    return { success: true as const, ...(rejected.length > 0 ? { rejected } : {}) };
  });
