import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Group } from '../stages';
import type { EventIds } from './event-ids';
import { ordersCte, stageOf } from './stage-fragments';

export interface StageFlow {
  from: Group;
  to: Group;
  customers: number;
}

/** How many customers went from which stage to which other between two instants. */
export async function readStageFlows(db: Queryable, ids: EventIds, start: Date, end: Date): Promise<StageFlow[]> {
  const { rows } = await db.query<StageFlow>(sql`
    WITH ${ordersCte(ids.ordered, [start, end], ids.lifecycle)},
    staged AS (SELECT o.customer, i.n, ${stageOf} AS stage FROM orders o JOIN instants i ON o.since < i.n AND o.until >= i.n)
    SELECT coalesce(a.stage, 'none') AS "from", b.stage AS "to", count(*)::int AS customers
    FROM (SELECT * FROM staged WHERE n = 2) b LEFT JOIN (SELECT * FROM staged WHERE n = 1) a ON a.customer = b.customer
    WHERE a.stage IS DISTINCT FROM b.stage GROUP BY 1, 2`);
  return rows;
}
