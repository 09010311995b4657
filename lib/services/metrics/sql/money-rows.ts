import sql, { type Sql } from 'sql-template-tag';
import { ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import { type CustomerScope, inScope } from '../customer-scope';
import type { EventNames } from '../event-names';

/** Rows (customer, orders, revenue, first_order_at, previous_order_at, last_order_at) of those with an order or a refund. */
export function moneyRows(scope: CustomerScope, names: EventNames, at: Date): Sql {
  const ordered = sql`o.name = ANY(${names.track(ORDER_COMPLETED)}::int[])`;
  const kinds = names.track(ORDER_COMPLETED, ORDER_REFUNDED);
  return sql`
  SELECT o.customer, (count(*) FILTER (WHERE ${ordered}))::int AS orders,
    coalesce(sum(o.total) FILTER (WHERE ${ordered}), 0) - coalesce(sum(o.total) FILTER (WHERE NOT (${ordered})), 0) AS revenue,
    min(o.occurred_at) FILTER (WHERE ${ordered}) AS first_order_at,
    (array_agg(o.occurred_at ORDER BY o.occurred_at DESC) FILTER (WHERE ${ordered}))[2] AS previous_order_at,
    max(o.occurred_at) FILTER (WHERE ${ordered}) AS last_order_at
  FROM event o WHERE ${inScope(sql`o.customer`, scope)} AND o.name = ANY(${kinds}::int[]) AND o.occurred_at <= ${at}
  GROUP BY o.customer`;
}
