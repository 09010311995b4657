import { type FieldError, newId } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';

export interface RefusedEvent {
  call: string;
  raw: unknown;
  errors: readonly FieldError[];
}

const PAYLOAD_LIMIT = 64_000;

/** Keeps refused events as they came, each with its reason, until a person mends, replays or discards them. */
export async function quarantineEvents(
  db: Pool,
  refused: readonly RefusedEvent[],
  sourceId: string | null,
  at: Date,
): Promise<void> {
  if (refused.length === 0) return;
  await db.query(
    `INSERT INTO quarantined_event (id, received_at, source_id, call, reason, path, payload)
     SELECT u.id, $1, $2, u.call, u.reason, u.path, u.payload FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) u(id, call, reason, path, payload)`,
    [
      at,
      sourceId,
      refused.map(() => newId('qua')),
      refused.map(({ call }) => call.replaceAll('\u0000', '').slice(0, 40)),
      refused.map(({ errors }) => errors[0]?.message ?? 'Not valid.'),
      refused.map(({ errors }) => (errors[0]?.path ?? '').replaceAll('\u0000', '')),
      // JSON escapes a NUL, so the text itself can be stored.
      refused.map(({ raw }) => JSON.stringify(raw)?.slice(0, PAYLOAD_LIMIT) ?? ''),
    ],
  );
}
