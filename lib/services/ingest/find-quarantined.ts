import sql from 'sql-template-tag';
import { AppError, type FieldError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { acceptCall } from './accept-call';
import { type QuarantineItem, quarantineColumns } from './list-quarantine';

export interface QuarantinedEvent extends QuarantineItem {
  /** JSON text as it came; cut where it was over 64,000 characters. */
  payload: string;
  /** Every fault that the payload has today; none where it would be taken now. */
  errors: FieldError[];
}

/** One refused event with its payload and faults. Errors: `notFound`. */
export async function findQuarantined(db: Queryable, id: string): Promise<QuarantinedEvent> {
  if (id.includes('\u0000')) throw new AppError('notFound', 'No quarantined event has this id.');
  const { rows } = await db.query<Omit<QuarantinedEvent, 'errors'>>(sql`
    SELECT ${quarantineColumns}, e.payload FROM quarantined_event e LEFT JOIN write_key w ON w.id = e.source_id WHERE e.id = ${id}`);
  const event = rows[0];
  if (!event) throw new AppError('notFound', 'No quarantined event has this id.');
  return { ...event, errors: faultsOf(event.payload, event.call, event.receivedAt) };
}

/** The faults of a payload, each with its JSON pointer; none where it would be taken. */
export function faultsOf(payload: string, call: string, receivedAt: Date): FieldError[] {
  const raw = parsePayload(payload);
  if (!raw.ok) return [{ path: '', message: raw.message }];
  const result = acceptCall(raw.value, callOf(raw.value, call), receivedAt.getTime());
  return result.ok ? [] : result.error.errors;
}

/** The JSON value of a payload, or why there is none. */
export function parsePayload(payload: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(payload) };
  } catch (error) {
    return { ok: false, message: `This is not valid JSON: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
}

/** The call: what the payload itself says, as an event of a batch does, else the address it came to. */
export function callOf(raw: unknown, call: string): unknown {
  const type = typeof raw === 'object' && raw !== null ? (raw as { type?: unknown }).type : undefined;
  return typeof type === 'string' ? type : call;
}
