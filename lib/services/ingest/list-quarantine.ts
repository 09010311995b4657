import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';

export const QUARANTINE_STATES = ['waiting', 'replayed', 'discarded'] as const;
export type QuarantineState = (typeof QUARANTINE_STATES)[number];

export interface QuarantineItem {
  id: string;
  receivedAt: Date;
  sourceId: string | null;
  /** Name of the write key. */
  source: string | null;
  call: string;
  reason: string;
  /** JSON pointer into the payload. */
  path: string;
  replayedAt: Date | null;
  discardedAt: Date | null;
}

export interface QuarantineFilter {
  state: QuarantineState;
  calls?: readonly string[] | undefined;
  reasons?: readonly string[] | undefined;
  sources?: readonly string[] | undefined;
  /** Part of the payload. */
  q?: string | undefined;
}

const STATE: Record<QuarantineState, Sql> = {
  waiting: sql`e.replayed_at IS NULL AND e.discarded_at IS NULL`,
  replayed: sql`e.replayed_at IS NOT NULL`,
  discarded: sql`e.discarded_at IS NOT NULL AND e.replayed_at IS NULL`,
};

/** Conditions on `quarantined_event e`. */
export function quarantineMatches({ state, calls, reasons, sources, q }: QuarantineFilter): Sql {
  const parts: Sql[] = [STATE[state]];
  if (calls?.length) parts.push(sql`e.call = ANY(${calls}::text[])`);
  if (reasons?.length) parts.push(sql`e.reason = ANY(${reasons}::text[])`);
  if (sources?.length) parts.push(sql`e.source_id = ANY(${sources}::text[])`);
  if (q) parts.push(sql`strpos(lower(e.payload), lower(${q}::text)) > 0`);
  return join(parts, ' AND ');
}

export const quarantineColumns = sql`e.id, e.received_at AS "receivedAt", e.source_id AS "sourceId", w.name AS source, e.call, e.reason, e.path,
  e.replayed_at AS "replayedAt", e.discarded_at AS "discardedAt"`;

/** Refused events, the latest first. The cursor is the id of the last one of the page before. */
export async function listQuarantine(
  db: Queryable,
  input: { filter: QuarantineFilter; cursor?: string | undefined; limit: number },
): Promise<{ data: QuarantineItem[]; nextCursor: string | null }> {
  const { filter, cursor, limit } = input;
  const place = cursor
    ? sql`AND (e.received_at, e.id) < (SELECT x.received_at, x.id FROM quarantined_event x WHERE x.id = ${cursor})`
    : empty;
  const { rows } = await db.query<QuarantineItem>(sql`
    SELECT ${quarantineColumns} FROM quarantined_event e LEFT JOIN write_key w ON w.id = e.source_id
    WHERE ${quarantineMatches(filter)} ${place} ORDER BY e.received_at DESC, e.id DESC LIMIT ${limit + 1}::int`);
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
