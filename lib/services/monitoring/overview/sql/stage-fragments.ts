import sql, { type Sql } from 'sql-template-tag';
import type { LifecycleThresholds } from '@/lib/catalog';

const DAY_MS = 86_400_000;

const daysBefore = (instants: readonly Date[], days: number): Sql =>
  sql`${instants.map((at) => new Date(at.getTime() - days * DAY_MS))}::timestamptz[]`;

/**
 * CTE `orders`: the last order of each customer before each of `instants` (ascending; numbered from 1) stands there
 * once, for the instants n with `since < n <= until`: those between it and the next. The stage of a customer at an
 * instant is a function of that row and of the instant alone, see `stageOf`.
 */
export const ordersCte = (
  ordered: readonly number[],
  instants: readonly Date[],
  { newDays, activeDays, lapsedDays }: LifecycleThresholds,
): Sql => sql`
  orders AS MATERIALIZED (
    SELECT * FROM (
      SELECT e.customer, e.occurred_at AS at, row_number() OVER w = 1 AS first,
        coalesce(e.occurred_at - lag(e.occurred_at) OVER w >= make_interval(hours => ${lapsedDays * 24}), false) AS back,
        width_bucket(e.occurred_at, ${instants}::timestamptz[]) AS since,
        coalesce(width_bucket(lead(e.occurred_at) OVER w, ${instants}::timestamptz[]), ${instants.length}::int) AS until
      FROM event e WHERE e.name = ANY(${ordered}::int[]) AND e.occurred_at < ${instants.at(-1)}
      WINDOW w AS (PARTITION BY e.customer ORDER BY e.occurred_at, e.seq)
    ) o WHERE o.since < o.until
  ),
  instants AS MATERIALIZED (
    SELECT * FROM unnest(${daysBefore(instants, newDays)}, ${daysBefore(instants, activeDays)}, ${daysBefore(instants, lapsedDays)})
      WITH ORDINALITY AS i(new_from, active_from, lapsed_from, n)
  )`;

/** The lifecycle stage just before instant `i`, of the customer whose last order then is `o`; as the metric `lifecycleStage`. */
export const stageOf = sql`CASE
        WHEN o.first AND o.at > i.new_from THEN 'new'
        WHEN o.at > i.active_from THEN CASE WHEN o.back THEN 'wonBack' ELSE 'active' END
        WHEN o.at > i.lapsed_from THEN 'atRisk'
        ELSE 'lapsed' END`;

/**
 * CTE `spent (customer, n, orders, gross, refunds, largest_order, largest_refund)`: what each customer ordered and got
 * back in each of the spans (disjoint, ascending; numbered from 1) from `starts` to `ends`.
 */
export function spentCte(
  ordered: readonly number[],
  refunded: readonly number[],
  starts: readonly Date[],
  ends: readonly Date[],
): Sql {
  return sql`
  paid AS (
    SELECT e.customer, width_bucket(e.occurred_at, ${starts}::timestamptz[]) AS n, e.occurred_at, e.name = ANY(${ordered}::int[]) AS ordered, coalesce(e.total, 0) AS total
    FROM event e WHERE e.name = ANY(${[...ordered, ...refunded]}::int[]) AND e.occurred_at >= ${starts[0]} AND e.occurred_at < ${ends.at(-1)}
  ),
  spent AS MATERIALIZED (
    SELECT p.customer, p.n, count(*) FILTER (WHERE p.ordered) AS orders,
      coalesce(sum(p.total) FILTER (WHERE p.ordered), 0) AS gross, coalesce(sum(p.total) FILTER (WHERE NOT p.ordered), 0) AS refunds,
      max(p.total) FILTER (WHERE p.ordered) AS largest_order, max(p.total) FILTER (WHERE NOT p.ordered) AS largest_refund
    FROM paid p JOIN unnest(${ends}::timestamptz[]) WITH ORDINALITY AS i(t, n) ON i.n = p.n
    WHERE p.occurred_at < i.t GROUP BY p.customer, p.n
  )`;
}
