import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { EventIds } from './event-ids';

export interface DataReach {
  hasEvents: boolean;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
}

/** Whether there are events at all, and from when to when there are orders. */
export async function readDataReach(db: Queryable, ids: EventIds, now: Date): Promise<DataReach> {
  const { rows } = await db.query<DataReach>(sql`
    SELECT EXISTS (SELECT FROM event) AS "hasEvents",
      (SELECT min(e.occurred_at) FROM event e WHERE e.name = ANY(${ids.ordered}::int[])) AS "firstOrderAt",
      (SELECT max(e.occurred_at) FROM event e WHERE e.name = ANY(${ids.ordered}::int[]) AND e.occurred_at <= ${now}) AS "lastOrderAt"`);
  return rows[0] ?? { hasEvents: false, firstOrderAt: null, lastOrderAt: null };
}
