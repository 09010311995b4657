import { AppError, type FieldError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { type AcceptedEvent, acceptCall } from './accept-call';
import { callOf, parsePayload } from './find-quarantined';
import type { IngestDeps } from './ingest-calls';

interface Waiting {
  id: string;
  call: string;
  payload: string;
  receivedAt: Date;
}

export interface ReplayOutcome {
  replayed: number;
  /** Still not valid: they stay in quarantine. */
  faulty: { id: string; errors: FieldError[] }[];
}

const READ = `SELECT id, call, payload, received_at AS "receivedAt" FROM quarantined_event
  WHERE id = ANY($1::text[]) AND replayed_at IS NULL AND discarded_at IS NULL ORDER BY received_at, id`;
const MARK = 'UPDATE quarantined_event SET replayed_at = $2 WHERE id = ANY($1::text[]) AND replayed_at IS NULL';
const NOTE = 'UPDATE quarantined_event SET reason = $2, path = $3 WHERE id = $1 AND replayed_at IS NULL';

/**
 * Takes refused events once more, in the order in which they came and with the time of receipt that they had. One that
 * carries no message id gets one of its own here, so that a repeat (a crash between storing and marking) stores nothing twice.
 */
export async function replayQuarantined(deps: IngestDeps, ids: readonly string[]): Promise<ReplayOutcome> {
  const { rows } = await deps.db.query<Waiting>(READ, [ids]);
  const outcome: ReplayOutcome = { replayed: 0, faulty: [] };
  const accepted: { id: string; event: AcceptedEvent }[] = [];
  for (const row of rows) {
    const result = acceptPayload(row, row.payload);
    if (result.ok) accepted.push({ id: row.id, event: result.event });
    else {
      outcome.faulty.push({ id: row.id, errors: result.errors });
      await noteFault(deps.db, row.id, result.errors);
    }
  }
  await deps.queue.submit(accepted.map(({ event }) => event));
  await deps.db.query(MARK, [accepted.map(({ id }) => id), deps.clock.now()]);
  outcome.replayed = accepted.length;
  return outcome;
}

/**
 * Takes one refused event in the form to which a person has mended it; what came is kept as it came. Errors:
 * `invalidInput` with the faults that are left, `conflict` where it was replayed or discarded meanwhile.
 */
export async function replayMended(deps: IngestDeps, id: string, payload: string): Promise<void> {
  const { rows } = await deps.db.query<Waiting>(READ, [[id]]);
  const row = rows[0];
  if (!row) throw new AppError('conflict', 'This event was replayed or discarded meanwhile, or is not there.');
  const result = acceptPayload(row, payload);
  if (!result.ok) throw new AppError('invalidInput', 'The event is still not valid.', { errors: result.errors });
  await deps.queue.submit([result.event]);
  await deps.db.query(MARK, [[id], deps.clock.now()]);
}

function acceptPayload(
  row: Waiting,
  payload: string,
): { ok: true; event: AcceptedEvent } | { ok: false; errors: FieldError[] } {
  const raw = parsePayload(payload);
  if (!raw.ok) return { ok: false, errors: [{ path: '', message: raw.message }] };
  const result = acceptCall(withMessageId(raw.value, row.id), callOf(raw.value, row.call), row.receivedAt.getTime());
  return result.ok ? { ok: true, event: result.value } : { ok: false, errors: result.error.errors };
}

function withMessageId(raw: unknown, id: string): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const { messageId } = raw as { messageId?: unknown };
  return messageId === undefined || messageId === null ? { ...raw, messageId: `quarantine:${id}` } : raw;
}

const noteFault = async (db: Queryable, id: string, errors: readonly FieldError[]): Promise<void> => {
  await db.query(NOTE, [id, errors[0]?.message ?? 'Not valid.', errors[0]?.path ?? '']);
};
