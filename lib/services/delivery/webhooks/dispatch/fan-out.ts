import type { Queryable } from '@/lib/platform/db';

/** Taken in one go: rows of the outbox, and transitions in them (one row may hold a whole chunk of a build). */
const MOST_ROWS = 200;
const MOST_TRANSITIONS = 5_000;

const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/**
 * Takes handed-over transitions and makes them into deliveries of every enabled endpoint that wants them ($2: now). The
 * payload is written here once, so that a repeat is the same to the byte. Of a customer it says the ids, nothing else.
 */
const FAN_OUT = `
  WITH oldest AS (
    SELECT id, transitions FROM webhook_outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
  ), counted AS (
    SELECT id, sum(cardinality(transitions)) OVER (ORDER BY id) - cardinality(transitions) AS before FROM oldest
  ), taken AS (
    DELETE FROM webhook_outbox WHERE id IN (SELECT id FROM counted WHERE before < $3) RETURNING transitions
  ), moved AS (
    SELECT t.id, t.segment, t.customer, t.at, t.initial, CASE WHEN t.entered THEN 'segment.entered' ELSE 'segment.left' END AS type,
      to_char(t.at AT TIME ZONE 'UTC', ${TIME}) AS instant
    FROM taken k CROSS JOIN LATERAL unnest(k.transitions) AS u(id) JOIN segment_transition t ON t.id = u.id
  ), made AS (
    INSERT INTO webhook_delivery (id, endpoint, type, transition, segment, customer, payload, next_at, created_at)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), w.number, m.type, m.id, m.segment, m.customer,
      json_build_object('type', m.type, 'timestamp', m.instant, 'data', json_build_object(
        'segment', json_build_object('id', s.id, 'key', s.key, 'name', s.name),
        'customer', json_build_object('id', c.id, 'externalId', c.external_id),
        'at', m.instant))::text,
      $2, $2
    FROM moved m
    JOIN webhook_endpoint w ON w.disabled_at IS NULL AND m.type = ANY(w.events) AND (NOT m.initial OR w.announce_first_build)
    JOIN segment s ON s.number = m.segment AND (w.all_segments OR s.id = ANY(w.segments))
    JOIN customer c ON c.number = m.customer
    ORDER BY m.id
    ON CONFLICT (endpoint, transition) DO NOTHING
  )
  SELECT count(*)::int AS taken, coalesce(sum(cardinality(transitions)), 0)::int AS transitions FROM taken`;

/** Returns true where there may be more at once. */
export async function fanOut(db: Queryable, at: Date): Promise<boolean> {
  const values = [MOST_ROWS, at, MOST_TRANSITIONS];
  const { rows } = await db.query<{ taken: number; transitions: number }>({
    name: 'webhook-fan-out',
    text: FAN_OUT,
    values,
  });
  const { taken = 0, transitions = 0 } = rows[0] ?? {};
  return taken === MOST_ROWS || transitions >= MOST_TRANSITIONS;
}
