import sql, { type Sql } from 'sql-template-tag';
import { SESSION_GAP_MS } from '@/lib/catalog';
import { type CustomerScope, inScope } from '../customer-scope';
import type { EventNames } from '../event-names';

/**
 * Rows (customer, sessions, variability). A session starts where no event of a session came within the gap before.
 * Variability is the standard deviation over the mean of the times between starts; missing below three sessions.
 */
export const sessionRows = (scope: CustomerScope, { inSession }: EventNames, at: Date): Sql => sql`
  SELECT s.customer, count(*)::int AS sessions,
    CASE WHEN count(s.pause) >= 2 THEN stddev_samp(s.pause) / nullif(avg(s.pause), 0) END AS variability
  FROM (
    SELECT g.customer, date_part('epoch', g.occurred_at - lag(g.occurred_at) OVER (PARTITION BY g.customer ORDER BY g.occurred_at)) AS pause
    FROM (
      SELECT e.customer, e.occurred_at, lag(e.occurred_at) OVER (PARTITION BY e.customer ORDER BY e.occurred_at) AS previous
      FROM event e
      WHERE ${inScope(sql`e.customer`, scope)} AND e.name + 0 = ANY(${inSession}::int[]) AND e.occurred_at <= ${at}
    ) g
    WHERE g.previous IS NULL OR g.occurred_at - g.previous > make_interval(secs => ${SESSION_GAP_MS / 1000}::float8)
  ) s GROUP BY s.customer`;
