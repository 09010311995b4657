import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Group } from '../stages';
import type { EventIds } from './event-ids';
import { ordersCte, stageOf } from './stage-fragments';

export interface StageSize {
  /** Index of the instant. */
  instant: number;
  stage: Group;
  size: number;
}

/** How many customers were in each lifecycle stage just before each of `instants` (ascending). */
export async function readStageSizes(db: Queryable, ids: EventIds, instants: readonly Date[]): Promise<StageSize[]> {
  if (instants.length === 0) return [];
  const { rows } = await db.query<StageSize>(sql`
    WITH ${ordersCte(ids.ordered, instants, ids.lifecycle)}
    SELECT i.n::int - 1 AS instant, ${stageOf} AS stage, count(*)::int AS size
    FROM orders o JOIN instants i ON o.since < i.n AND o.until >= i.n GROUP BY 1, 2`);
  return rows;
}
