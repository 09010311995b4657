/**
 * $1 customers or null, $2 at, $3 half-life and $4 window in days, $5 to $7 points of a view, an addition to the cart, a
 * line of an order. Shares of a customer's interest by category, four decimals, those below a hundredth left out; the
 * favourite is the largest, of equal ones the first by name.
 */
export const UPSERT_AFFINITIES = `
WITH named AS MATERIALIZED (
  SELECT id, CASE name WHEN 'Product Viewed' THEN $5::float8 WHEN 'Product Added' THEN $6::float8 ELSE $7::float8 END AS points, name = 'Order Completed' AS ordered
  FROM event_name WHERE kind = 'track' AND name IN ('Product Viewed', 'Product Added', 'Order Completed')
), recent AS (
  SELECT e.customer, e.properties, n.ordered,
    n.points * power(2, -extract(epoch FROM $2::timestamptz - e.occurred_at)::float8 / 86400 / $3::float8) AS points
  FROM event e JOIN named n ON n.id = e.name
  WHERE e.occurred_at <= $2 AND e.occurred_at > $2::timestamptz - make_interval(days => $4::int) AND ($1::int[] IS NULL OR e.customer = ANY($1))
), interest AS (
  SELECT customer, properties->>'category' AS category, points FROM recent WHERE NOT ordered
  UNION ALL
  SELECT customer, line->>'category', points
  FROM recent, jsonb_array_elements(CASE WHEN jsonb_typeof(properties->'products') = 'array' THEN properties->'products' ELSE '[]' END) AS line
  WHERE ordered
), summed AS (
  SELECT customer, category, sum(points) AS points FROM interest WHERE category <> '' GROUP BY customer, category
), shares AS (
  SELECT customer, category, points / sum(points) OVER (PARTITION BY customer) AS share FROM summed
), folded AS (
  SELECT customer, jsonb_object_agg(category, round(share::numeric, 4)) FILTER (WHERE share >= 0.01) AS affinities,
    (array_agg(category ORDER BY share DESC, category))[1] AS favourite
  FROM shares GROUP BY customer
)
UPDATE customer_snapshot s SET favourite_category = f.favourite, affinities = f.affinities
FROM customer_snapshot t LEFT JOIN folded f ON f.customer = t.customer
WHERE t.customer = s.customer AND ($1::int[] IS NULL OR s.customer = ANY($1))
  AND (s.favourite_category, s.affinities) IS DISTINCT FROM (f.favourite, f.affinities)`;
