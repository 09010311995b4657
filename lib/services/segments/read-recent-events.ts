import { pool } from '@/lib/platform/db';

export interface RecentEvent {
  customer: number;
  properties: Record<string, unknown>;
}

/** The latest events of a name, newest first, read from the end of the index of names and times. */
export async function readRecentEvents(event: string, now: Date, limit: number): Promise<RecentEvent[]> {
  const { rows } = await pool().query<RecentEvent>(
    `SELECT e.customer, coalesce(e.properties, '{}') AS properties
     FROM event_name n
     CROSS JOIN LATERAL (
       SELECT customer, properties, occurred_at FROM event
       WHERE event.name = n.id AND occurred_at <= $2 ORDER BY occurred_at DESC LIMIT $3
     ) e
     WHERE n.name = $1 AND n.kind IN ('track', 'page', 'screen')
     ORDER BY e.occurred_at DESC LIMIT $3`,
    [event, now, limit],
  );
  return rows;
}

const MAX_DEPTH = 4;

/** The paths and plain values of a document; what stands in a list has the path of the list. */
export function* leavesOf(
  document: unknown,
  path = '',
  depth = 0,
): Generator<{ path: string; value: string | number | boolean }> {
  if (document === null || document === undefined || depth > MAX_DEPTH) return;
  if (Array.isArray(document)) {
    for (const item of document.slice(0, 100)) yield* leavesOf(item, path, depth + 1);
  } else if (typeof document === 'object') {
    for (const [key, value] of Object.entries(document)) {
      if (key !== '' && !key.includes('.')) yield* leavesOf(value, path ? `${path}.${key}` : key, depth + 1);
    }
  } else if (path && (typeof document === 'string' || typeof document === 'number' || typeof document === 'boolean')) {
    yield { path, value: document };
  }
}
