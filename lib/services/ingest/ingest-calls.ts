import { AppError, type FieldError, jsonPointer } from '@/lib/core';
import type { Clock } from '@/lib/core/clock';
import type { Pool } from '@/lib/platform/db';
import { type AcceptedEvent, acceptCall, type Refusal } from './accept-call';
import { BATCH_LIMIT_EVENTS, type SingleCall } from './call-schema';
import type { CommitQueue } from './commit-queue';
import { quarantineEvents, type RefusedEvent } from './quarantine-events';

export interface IngestDeps {
  db: Pool;
  clock: Clock;
  queue: CommitQueue;
}

export interface RejectedEvent {
  index: number;
  messageId?: string;
  errors: FieldError[];
}

/** Takes one call. Errors: `invalidInput` (kept in quarantine), `tooLarge`, `unavailable`. */
export async function ingestCall(
  deps: IngestDeps,
  kind: SingleCall,
  raw: unknown,
  sourceId: string | null,
): Promise<void> {
  const at = deps.clock.now();
  const result = acceptCall(raw, kind, at.getTime());
  if (result.ok) return deps.queue.submit([result.value]);
  await quarantineEvents(deps.db, [{ call: kind, raw, errors: result.error.errors }], sourceId, at);
  throw refused(result.error);
}

interface Batch {
  batch: readonly unknown[];
  sentAt?: string | null;
  context?: Record<string, unknown> | null;
}

/**
 * Takes a batch: the good events are stored, each bad one is named by its index and kept in quarantine. Throws only
 * where not one event is good (`invalidInput`), where there are more than 1,000 (`tooLarge`), or `unavailable`.
 */
export async function ingestBatch(deps: IngestDeps, body: Batch, sourceId: string | null): Promise<RejectedEvent[]> {
  if (body.batch.length > BATCH_LIMIT_EVENTS)
    throw new AppError('tooLarge', `At most ${BATCH_LIMIT_EVENTS} events a batch.`);
  const at = deps.clock.now();
  const receivedAt = at.getTime();
  const accepted: AcceptedEvent[] = [];
  const kept: RefusedEvent[] = [];
  const rejected: RejectedEvent[] = [];
  let allTooLarge = true;
  body.batch.forEach((raw, index) => {
    const kind = typeof raw === 'object' && raw !== null ? (raw as { type?: unknown }).type : undefined;
    const result = acceptCall(raw, kind, receivedAt, body.sentAt);
    if (result.ok) {
      accepted.push(result.value);
      return;
    }
    kept.push({ call: typeof kind === 'string' ? kind : 'unknown', raw, errors: result.error.errors });
    rejected.push({ index, ...messageIdOf(raw), errors: result.error.errors });
    allTooLarge &&= result.error.tooLarge === true;
  });
  await Promise.all([deps.queue.submit(accepted), quarantineEvents(deps.db, kept, sourceId, at)]);
  if (accepted.length === 0) {
    const errors = rejected.flatMap(({ index, errors: faults }) =>
      faults.map(({ path, message }) => ({ path: jsonPointer(['batch', index]) + path, message })),
    );
    throw refused({ errors, tooLarge: allTooLarge });
  }
  return rejected;
}

function messageIdOf(raw: unknown): { messageId?: string } {
  const messageId = typeof raw === 'object' && raw !== null ? (raw as { messageId?: unknown }).messageId : undefined;
  return typeof messageId === 'string' ? { messageId } : {};
}

function refused({ errors, tooLarge }: Refusal): AppError {
  return tooLarge
    ? new AppError('tooLarge', errors[0]?.message, { errors })
    : new AppError('invalidInput', 'The event is not valid. It is kept in quarantine.', { errors });
}
