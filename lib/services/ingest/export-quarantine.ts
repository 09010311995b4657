import sql from 'sql-template-tag';
import type { Pool } from '@/lib/platform/db';
import { listQuarantine, type QuarantineFilter } from './list-quarantine';
import { maskPayload } from './mask-payload';

const PAGE = 500;

/** Refused events as rows for CSV, heads first; payloads masked unless `personal`. */
export async function* exportQuarantine(
  db: Pool,
  filter: QuarantineFilter,
  personal: boolean,
): AsyncGenerator<(string | null)[]> {
  yield ['id', 'receivedAt', 'source', 'call', 'reason', 'path', 'replayedAt', 'discardedAt', 'payload'];
  for (let cursor: string | undefined; ; ) {
    const { data, nextCursor } = await listQuarantine(db, { filter, cursor, limit: PAGE });
    const { rows } = await db.query<{ id: string; payload: string }>(
      sql`SELECT id, payload FROM quarantined_event WHERE id = ANY(${data.map(({ id }) => id)}::text[])`,
    );
    const payloads = new Map(rows.map(({ id, payload }) => [id, payload]));
    for (const row of data) {
      const payload = payloads.get(row.id) ?? '';
      yield [
        row.id,
        row.receivedAt.toISOString(),
        row.source,
        row.call,
        row.reason,
        row.path,
        row.replayedAt?.toISOString() ?? null,
        row.discardedAt?.toISOString() ?? null,
        personal ? payload : maskPayload(payload),
      ];
    }
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
