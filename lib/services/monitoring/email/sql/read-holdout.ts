import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../../overview/period';
import type { EventIds } from '../../overview/sql/event-ids';

/** What one arm of all campaigns with a holdout spent in the 14 days after its run was frozen. */
export interface HoldoutArm {
  run: number;
  held: boolean;
  people: number;
  /** Of each one's spending: sum and sum of squares, in the shop's currency. */
  sum: number;
  squares: number;
}

const AFTER_DAYS = 14;

/** Recipients and held-out customers of every run frozen in a span that held somebody out. */
export async function readHoldout(db: Queryable, ids: EventIds, span: Span): Promise<HoldoutArm[]> {
  const { rows } = await db.query<HoldoutArm>(sql`
    WITH run AS (
      SELECT r.number, r.frozen_at FROM send_run r WHERE r.frozen_at >= ${span.start} AND r.frozen_at < ${span.end}
        AND EXISTS (SELECT FROM send_exclusion x WHERE x.run = r.number AND x.reason = 'holdout')
    ), person AS (
      SELECT run.number AS run, m.customer, false AS held, run.frozen_at FROM run JOIN message m ON m.run = run.number AND m.status IN ('sent', 'delivered', 'bounced', 'uncertain')
      UNION ALL SELECT run.number, x.customer, true, run.frozen_at FROM run JOIN send_exclusion x ON x.run = run.number AND x.reason = 'holdout'
    ), spent AS (
      SELECT p.run, p.held, p.customer, coalesce((SELECT sum(e.total) FROM event e WHERE e.customer = p.customer AND e.name = ANY(${ids.ordered}::int[])
        AND e.occurred_at >= p.frozen_at AND e.occurred_at < p.frozen_at + make_interval(days => ${AFTER_DAYS}::int)), 0)::float8 AS total FROM person p
    )
    SELECT run, held, count(*)::int AS people, sum(total)::float8 AS sum, sum(total * total)::float8 AS squares FROM spent GROUP BY 1, 2 ORDER BY 1, 2`);
  return rows;
}
