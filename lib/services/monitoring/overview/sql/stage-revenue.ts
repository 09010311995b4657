import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Span } from '../period';
import type { Group } from '../stages';
import type { EventIds } from './event-ids';
import { ordersCte, spentCte, stageOf } from './stage-fragments';

/** What customers of one group bought in one span, by the group they were in when it began. Money as decimal text. */
export interface StageRevenue {
  /** Index of the span. */
  span: number;
  stage: Group;
  orders: number;
  /** Customers with at least one order. */
  buyers: number;
  gross: string;
  refunds: string;
  /** Sum of the squares of what each customer brought, in the shop's currency. */
  squares: number;
  /** Sum of the products with what the same customer brought in the span before: in the same group then, or in any. */
  products: number;
  productsOfAny: number;
  largestOrder: string | null;
  largestOrderBy: number | null;
  largestRefund: string | null;
  largestRefundBy: number | null;
}

/** Revenue by group for each of `spans`: disjoint, ascending. */
export async function readStageRevenue(db: Queryable, ids: EventIds, spans: readonly Span[]): Promise<StageRevenue[]> {
  if (spans.length === 0) return [];
  const starts = spans.map((span) => span.start);
  const ends = spans.map((span) => span.end);
  const { rows } = await db.query<StageRevenue>(sql`
    WITH ${ordersCte(ids.ordered, starts, ids.lifecycle)}, ${spentCte(ids.ordered, ids.refunded, starts, ends)},
    brought AS (
      SELECT s.*, s.gross - s.refunds AS net, CASE WHEN o.customer IS NULL THEN 'none' ELSE ${stageOf} END AS stage
      FROM spent s JOIN instants i ON i.n = s.n
      LEFT JOIN orders o ON o.customer = s.customer AND o.since < s.n AND o.until >= s.n
    ),
    followed AS (
      SELECT b.*, lag(b.n) OVER w = b.n - 1 AS again, lag(b.stage) OVER w = b.stage AS stayed, lag(b.net) OVER w AS before
      FROM brought b WINDOW w AS (PARTITION BY b.customer ORDER BY b.n)
    )
    SELECT s.n - 1 AS span, s.stage,
      sum(s.orders)::int AS orders, (count(*) FILTER (WHERE s.orders > 0))::int AS buyers,
      sum(s.gross)::text AS gross, sum(s.refunds)::text AS refunds, sum(s.net::float8 ^ 2)::float8 AS squares,
      coalesce(sum(s.net::float8 * s.before::float8) FILTER (WHERE s.again AND s.stayed), 0)::float8 AS products,
      coalesce(sum(s.net::float8 * s.before::float8) FILTER (WHERE s.again), 0)::float8 AS "productsOfAny",
      max(s.largest_order)::text AS "largestOrder",
      (array_agg(s.customer ORDER BY s.largest_order DESC) FILTER (WHERE s.largest_order IS NOT NULL))[1] AS "largestOrderBy",
      max(s.largest_refund)::text AS "largestRefund",
      (array_agg(s.customer ORDER BY s.largest_refund DESC) FILTER (WHERE s.largest_refund IS NOT NULL))[1] AS "largestRefundBy"
    FROM followed s GROUP BY 1, 2`);
  return rows;
}
