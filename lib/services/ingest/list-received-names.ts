import type { Queryable } from '@/lib/platform/db';

/** An event name that has come, with how often. Times are those at which it happened. */
export interface ReceivedName {
  /** Number in the dictionary of event names. */
  id: number;
  /** track, page, screen, identify, group or alias. */
  call: string;
  name: string;
  lastDay: number;
  lastWeek: number;
  total: number;
  lastAt: Date | null;
}

// Everything from the index (name, time); the whole is counted once, not name by name.
const LIST = `
  WITH totals AS (SELECT name, count(*) AS total, max(occurred_at) FILTER (WHERE occurred_at <= $1) AS last FROM event GROUP BY name)
  SELECT n.id, n.kind AS call, n.name, t.total, t.last AS "lastAt",
    (SELECT count(*) FROM event e WHERE e.name = n.id AND e.occurred_at > $1::timestamptz - interval '1 day' AND e.occurred_at <= $1) AS "lastDay",
    (SELECT count(*) FROM event e WHERE e.name = n.id AND e.occurred_at > $1::timestamptz - interval '7 days' AND e.occurred_at <= $1) AS "lastWeek"
  FROM totals t JOIN event_name n ON n.id = t.name ORDER BY t.total DESC, n.name`;

/** Every event name that has come, the most frequent first. */
export async function listReceivedNames(db: Queryable, at: Date): Promise<ReceivedName[]> {
  return (await db.query<ReceivedName>(LIST, [at])).rows;
}
