/**
 * $1 productIds in lower case, or null; $2 at. Lines without a number as quantity count as one piece; without a price
 * they bring no revenue. Each order's lines are read once.
 */
export const UPSERT_PRODUCT_FACTS = `
WITH named AS MATERIALIZED (
  SELECT (SELECT id FROM event_name WHERE kind = 'track' AND name = 'Order Completed') AS ordered,
    (SELECT id FROM event_name WHERE kind = 'track' AND name = 'Product Viewed') AS viewed
), chosen AS MATERIALIZED (
  SELECT number, external_id, lower(external_id) AS id FROM product WHERE $1::text[] IS NULL OR lower(external_id) = ANY($1)
), lines AS (
  SELECT l.seq, l.occurred_at, lower(l.line->>'productId') COLLATE "C" AS id,
    CASE WHEN jsonb_typeof(l.line->'quantity') = 'number' THEN (l.line->'quantity')::numeric ELSE 1 END AS quantity,
    CASE WHEN jsonb_typeof(l.line->'price') = 'number' THEN (l.line->'price')::numeric ELSE 0 END AS price
  FROM (
    SELECT e.seq, e.occurred_at, jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties->'products') = 'array' THEN e.properties->'products' ELSE '[]' END) AS line
    FROM event e
    WHERE e.name = (SELECT ordered FROM named) AND e.occurred_at <= $2
      AND ($1::text[] IS NULL OR e.message_key IN (
        SELECT o.message_key FROM chosen JOIN event o ON o.properties ? 'products'
          AND jsonb_path_query_array(o.properties, '$.products[*].productId') @> jsonb_build_array(chosen.external_id)))
  ) l OFFSET 0
), sold AS (
  SELECT id, count(DISTINCT seq) AS orders, sum(quantity) AS units, sum(quantity * price) AS revenue, max(occurred_at) AS last_order_at
  FROM lines WHERE id IS NOT NULL AND ($1::text[] IS NULL OR id = ANY($1)) GROUP BY id
), seen AS (
  SELECT e.product AS id, count(*) AS views
  FROM event e
  WHERE e.name = (SELECT viewed FROM named) AND e.occurred_at <= $2 AND e.product IS NOT NULL AND ($1::text[] IS NULL OR e.product = ANY($1))
  GROUP BY e.product
)
INSERT INTO product_fact (product, orders, units, revenue, views, last_order_at)
SELECT c.number, coalesce(sold.orders, 0), least(coalesce(sold.units, 0), 2147483647)::int, coalesce(sold.revenue, 0), coalesce(seen.views, 0), sold.last_order_at
FROM chosen c LEFT JOIN sold ON sold.id = c.id LEFT JOIN seen ON seen.id = c.id
ORDER BY c.number
ON CONFLICT (product) DO UPDATE SET orders = excluded.orders, units = excluded.units, revenue = excluded.revenue,
  views = excluded.views, last_order_at = excluded.last_order_at
WHERE (product_fact.orders, product_fact.units, product_fact.revenue, product_fact.views, product_fact.last_order_at)
  IS DISTINCT FROM (excluded.orders, excluded.units, excluded.revenue, excluded.views, excluded.last_order_at)`;
