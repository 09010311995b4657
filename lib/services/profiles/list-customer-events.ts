import sql, { empty } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from './cursor';

export interface CustomerEvent {
  id: string;
  /** track, page, screen, identify, group or alias. */
  call: string;
  name: string;
  occurredAt: Date;
  receivedAt: Date;
  properties: Record<string, unknown> | null;
  context: Record<string, unknown> | null;
}

const ORDER = 'time';

/** Events of a customer, the latest first. The walk reads the index alone; only the page's rows are fetched. */
export async function listCustomerEvents(
  db: Queryable,
  input: { customer: number; cursor?: string | undefined; limit: number },
): Promise<{ data: CustomerEvent[]; nextCursor: string | null }> {
  const { customer, cursor, limit } = input;
  const after = cursor ? decodeCursor(cursor, ORDER, 'time', Number.MAX_SAFE_INTEGER) : undefined;
  const place = after
    ? sql`AND (e.occurred_at, e.seq) < (${after.value}::timestamptz, ${after.number}::bigint)`
    : empty;
  const { rows } = await db.query<CustomerEvent & { seq: number }>(sql`
    WITH page AS MATERIALIZED (
      SELECT e.name, e.occurred_at, e.seq FROM event e WHERE e.customer = ${customer}::int ${place}
      ORDER BY e.occurred_at DESC, e.seq DESC LIMIT ${limit + 1}::int
    )
    SELECT e.message_key AS id, n.kind AS call, n.name, e.occurred_at AS "occurredAt", e.received_at AS "receivedAt", e.properties, e.context, e.seq
    FROM page p JOIN event e ON e.customer = ${customer}::int AND e.name = p.name AND e.occurred_at = p.occurred_at AND e.seq = p.seq
      JOIN event_name n ON n.id = e.name
    ORDER BY e.occurred_at DESC, e.seq DESC`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ seq: _, ...event }) => event),
    nextCursor:
      rows.length > limit && last
        ? encodeCursor({ order: ORDER, value: last.occurredAt.toISOString(), number: last.seq })
        : null,
  };
}
