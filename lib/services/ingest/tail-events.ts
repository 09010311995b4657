import type { Queryable } from '@/lib/platform/db';

export interface TailEvent {
  id: string;
  call: string;
  name: string;
  occurredAt: Date;
  receivedAt: Date;
  properties: Record<string, unknown> | null;
  context: Record<string, unknown> | null;
  customer: { id: string; externalId: string | null; email: string | null; traits: Record<string, unknown> };
}

const LAST = 'SELECT last_value AS last FROM event_seq_seq';
const READ = `
  WITH latest AS MATERIALIZED (SELECT e.* FROM event e WHERE e.seq > $1 ORDER BY e.seq DESC LIMIT $2)
  SELECT e.message_key AS id, n.kind AS call, n.name, e.occurred_at AS "occurredAt", e.received_at AS "receivedAt", e.properties, e.context,
    json_build_object('id', c.id, 'externalId', c.external_id, 'email', c.email, 'traits', c.traits) AS customer
  FROM latest e JOIN event_name n ON n.id = e.name JOIN customer c ON c.number = e.customer ORDER BY e.seq DESC`;

/** Steps back from the end of the sequence: repeats of a message use up numbers, so a short step may hold too few. */
const STEPS = [400, 20_000, 1_000_000];

/** The events that came last, the latest first. */
export async function tailEvents(db: Queryable, limit: number): Promise<TailEvent[]> {
  const { rows } = await db.query<{ last: number }>(LAST);
  const last = rows[0]?.last ?? 0;
  for (const step of STEPS) {
    const found = await db.query<TailEvent>(READ, [Math.max(0, last - step), limit]);
    if (found.rows.length >= limit || step >= last || step === STEPS.at(-1)) return found.rows;
  }
  return [];
}
