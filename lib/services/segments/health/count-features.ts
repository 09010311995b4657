/**
 * How many of everyone and of the members of a segment ($1) have each value of plain traits ($2), of scores, and of what
 * was viewed and ordered in the 90 days before $3. Values that few customers have are left out.
 */
export const COUNT_FEATURES = `
  WITH person AS (
    SELECT c.number, c.traits, m.customer IS NOT NULL AS inside FROM customer c
    LEFT JOIN membership m ON m.customer = c.number AND m.segment = $1 AND m.left_at IS NULL
    WHERE c.merged_into IS NULL AND c.erased_at IS NULL
  ), label AS (SELECT lower(category) AS key, min(category) AS label FROM product WHERE category <> '' GROUP BY 1), feature AS (
    SELECT p.number, p.inside, 'trait:' || t.key AS feature, t.value FROM person p
    CROSS JOIN LATERAL jsonb_each_text(p.traits) AS t WHERE t.key = ANY($2::text[]) AND t.value <> ''
    UNION ALL
    SELECT p.number, p.inside, v.feature, v.value FROM person p JOIN customer_snapshot s ON s.customer = p.number
    CROSS JOIN LATERAL (VALUES ('metric:recencyScore', s.recency_score::text), ('metric:frequencyScore', s.frequency_score::text),
      ('metric:monetaryScore', s.monetary_score::text), ('metric:favouriteCategory', s.favourite_category),
      ('metric:engagementScore', CASE WHEN s.engagement_score >= 75 THEN 'top quarter' WHEN s.engagement_score < 25 THEN 'bottom quarter' END)) AS v(feature, value)
    WHERE v.value IS NOT NULL
    UNION ALL
    SELECT p.number, p.inside, 'orders', CASE WHEN coalesce(f.orders, 0) = 0 THEN 'none' WHEN f.orders = 1 THEN 'one' WHEN f.orders <= 4 THEN '2 to 4' ELSE '5 or more' END
    FROM person p LEFT JOIN customer_fact f ON f.customer = p.number
    UNION ALL
    SELECT p.number, p.inside, 'consent', k.state FROM person p JOIN consent k ON k.customer = p.number AND k.channel = 'email'
    UNION ALL
    SELECT p.number, p.inside, 'viewed', coalesce(l.label, v.category) FROM (
      SELECT DISTINCT e.customer, e.category FROM event e
      WHERE e.name IN (SELECT id FROM event_name WHERE kind = 'track' AND name = 'Product Viewed')
        AND e.occurred_at > $3::timestamptz - interval '90 days' AND e.occurred_at <= $3 AND e.category IS NOT NULL
    ) v JOIN person p ON p.number = v.customer LEFT JOIN label l ON l.key = v.category
    UNION ALL
    SELECT p.number, p.inside, 'ordered', o.category FROM (
      SELECT DISTINCT e.customer, i ->> 'category' AS category FROM event e
      CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties -> 'products') = 'array' THEN e.properties -> 'products' ELSE '[]' END) AS i
      WHERE e.name IN (SELECT id FROM event_name WHERE kind = 'track' AND name = 'Order Completed')
        AND e.occurred_at > $3::timestamptz - interval '90 days' AND e.occurred_at <= $3 AND i ->> 'category' <> ''
    ) o JOIN person p ON p.number = o.customer
  )
  SELECT feature, value, count(*) FILTER (WHERE inside)::int AS inside, count(*)::int AS "all"
  FROM feature GROUP BY 1, 2 HAVING count(*) >= 10 ORDER BY 1, 2`;
