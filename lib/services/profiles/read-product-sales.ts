import sql, { type Sql } from 'sql-template-tag';
import { ORDER_COMPLETED } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { readEventIds } from './event-ids';

export interface ProductSales {
  /** Distinct customers who ordered it. */
  buyers: number;
  /** Of them, those who ordered it more than once. */
  repeatBuyers: number;
  /** Orders and pieces a week (Monday, UTC), the oldest first; weeks without orders are there. */
  weeks: { week: string; orders: number; units: number }[];
  /** What else was in those orders: products by how many of them held it. */
  boughtWith: {
    id: string;
    externalId: string;
    name: string;
    category: string | null;
    orders: number;
    share: number;
  }[];
  /** Who ordered it last. */
  recent: {
    id: string;
    externalId: string | null;
    email: string | null;
    traits: Record<string, unknown>;
    orderedAt: Date;
    units: number;
  }[];
}

/** Orders that hold a product, from their index: customer, time and lines. */
const ordersOf = (externalId: string, at: Date, names: readonly number[]): Sql => sql`
  SELECT e.customer, e.occurred_at, e.properties->'products' AS lines FROM event e
  WHERE e.properties ? 'products' AND jsonb_path_query_array(e.properties, '$.products[*].productId') @> ${JSON.stringify([externalId])}::jsonb
    AND e.name = ANY(${names}::int[]) AND e.occurred_at <= ${at}::timestamptz`;

const units = sql`(SELECT coalesce(sum(CASE WHEN jsonb_typeof(l->'quantity') = 'number' THEN (l->>'quantity')::numeric ELSE 1 END), 0)
  FROM jsonb_array_elements(o.lines) l WHERE l->>'productId' = q.external_id)`;

/** Who buys a product, when, and with what. Times up to `at`. */
export async function readProductSales(
  db: Queryable,
  input: { externalId: string; at: Date; weeks: number },
): Promise<ProductSales> {
  const { externalId, at, weeks } = input;
  const eventIds = await readEventIds(db, [ORDER_COMPLETED]);
  const { rows } = await db.query<ProductSales>(sql`
    WITH q AS (SELECT ${externalId}::text AS external_id),
    orders AS MATERIALIZED (${ordersOf(externalId, at, eventIds(ORDER_COMPLETED))}),
    counted AS MATERIALIZED (SELECT o.customer, o.occurred_at, ${units}::float8 AS units FROM orders o, q),
    people AS (SELECT customer, count(*) AS times FROM counted GROUP BY customer),
    calendar AS (
      SELECT generate_series(date_trunc('week', ${at}::timestamptz, 'UTC') - make_interval(weeks => ${weeks}::int - 1), ${at}::timestamptz, '7 days') AS week
    ),
    weekly AS (
      SELECT w.week, count(o.customer) AS orders, coalesce(sum(o.units), 0) AS units
      FROM calendar w LEFT JOIN counted o ON o.occurred_at >= w.week AND o.occurred_at < w.week + interval '7 days' GROUP BY w.week
    ),
    beside AS (
      SELECT l.id, count(*) AS orders FROM orders o, q,
        LATERAL (SELECT DISTINCT line->>'productId' AS id FROM jsonb_array_elements(o.lines) line) l
      WHERE l.id <> q.external_id GROUP BY l.id ORDER BY count(*) DESC, l.id LIMIT 5
    ),
    latest AS (SELECT customer, max(occurred_at) AS at, sum(units) AS units FROM counted GROUP BY customer ORDER BY 2 DESC LIMIT 10)
    SELECT (SELECT count(*) FROM people)::int AS buyers, (SELECT count(*) FROM people WHERE times > 1)::int AS "repeatBuyers",
      (SELECT coalesce(json_agg(json_build_object('week', to_char(week AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'orders', orders, 'units', units) ORDER BY week), '[]') FROM weekly) AS weeks,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'externalId', p.external_id, 'name', p.name, 'category', p.category, 'orders', b.orders,
        'share', b.orders::float8 / (SELECT count(*) FROM orders)) ORDER BY b.orders DESC, p.name), '[]') FROM beside b JOIN product p ON p.external_id = b.id) AS "boughtWith",
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'externalId', c.external_id, 'email', c.email, 'traits', c.traits, 'orderedAt', r.at, 'units', r.units) ORDER BY r.at DESC), '[]')
        FROM latest r JOIN customer c ON c.number = r.customer) AS recent`);
  return rows[0] ?? { buyers: 0, repeatBuyers: 0, weeks: [], boughtWith: [], recent: [] };
}
