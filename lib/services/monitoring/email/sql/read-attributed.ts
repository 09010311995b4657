import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../../overview/period';
import type { EventIds } from '../../overview/sql/event-ids';
import { CLICK_DAYS } from './read-imported-campaigns';

export interface Attributed {
  /** Decimal text in the shop's currency. */
  revenue: string;
  orders: number;
  /** Sum of the squares of each customer's part, decimal text: what chance makes of it. */
  squares: string;
  /** Order totals of everyone. */
  all: string;
}

/**
 * What was ordered in each span (disjoint, ascending) and follows an email: by the conversions of our own campaigns as
 * each attributes, else by the last click within 14 days of an imported one. An order counts once.
 */
export async function readAttributed(db: Queryable, ids: EventIds, spans: readonly Span[]): Promise<Attributed[]> {
  const { rows } = await db.query<Attributed>(sql`
    WITH span AS (SELECT * FROM unnest(${spans.map((each) => each.start)}::timestamptz[], ${spans.map((each) => each.end)}::timestamptz[]) WITH ORDINALITY AS i(start, stop, n)),
    sale AS MATERIALIZED (
      SELECT i.n, e.message_key, e.customer, e.occurred_at AS at, coalesce(e.total, 0) AS total FROM span i
      JOIN event e ON e.name = ANY(${ids.ordered}::int[]) AND e.occurred_at >= i.start AND e.occurred_at < i.stop
    ), click AS MATERIALIZED (
      SELECT e.customer, e.occurred_at AS at FROM event e WHERE e.name = ANY(${ids.clicked}::int[])
        AND e.occurred_at >= (SELECT min(start) FROM span) - make_interval(days => ${CLICK_DAYS}::int) AND e.occurred_at < (SELECT max(stop) FROM span)
        AND e.properties->>'campaignId' NOT LIKE 'cmp\\_%'
    ), own AS (SELECT s.message_key, sum(k.revenue) AS revenue FROM sale s JOIN conversion k ON k.order_key = s.message_key GROUP BY 1),
    credited AS (
      SELECT s.n, s.customer, o.revenue FROM sale s JOIN own o ON o.message_key = s.message_key
      UNION ALL
      SELECT s.n, s.customer, s.total FROM sale s WHERE NOT EXISTS (SELECT FROM own o WHERE o.message_key = s.message_key)
        AND EXISTS (SELECT FROM click c WHERE c.customer = s.customer AND c.at <= s.at AND c.at > s.at - make_interval(days => ${CLICK_DAYS}::int))
    ), person AS (SELECT n, customer, sum(revenue) AS revenue, count(*) AS orders FROM credited GROUP BY 1, 2)
    SELECT coalesce(p.revenue, 0)::text AS revenue, coalesce(p.orders, 0)::int AS orders, coalesce(p.squares, 0)::text AS squares,
      coalesce(a.total, 0)::text AS all
    FROM span i LEFT JOIN (SELECT n, sum(revenue) AS revenue, sum(orders) AS orders, sum(revenue * revenue) AS squares FROM person GROUP BY n) p ON p.n = i.n
    LEFT JOIN (SELECT n, sum(total) AS total FROM sale GROUP BY n) a ON a.n = i.n ORDER BY i.n`);
  return rows;
}
