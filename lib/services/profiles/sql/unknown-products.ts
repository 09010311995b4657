export interface UnknownProduct {
  externalId: string;
  name: string;
  category: string | null;
  /** Decimal text. */
  price: string | null;
  currency: string | null;
  imageUrl: string | null;
  url: string | null;
}

/**
 * $1 customers, $2 at. Products that events speak of and the table does not know, each from its latest event. Lists of
 * products (of orders, carts) are looked through in what was received within the last day.
 */
export const UNKNOWN_PRODUCTS = `
WITH named AS (
  SELECT e.properties AS item, e.properties->>'currency' AS currency, e.occurred_at
  FROM event e
  WHERE e.customer = ANY($1::int[]) AND e.product IS NOT NULL AND e.occurred_at <= $2
    AND NOT EXISTS (SELECT FROM product p WHERE lower(p.external_id) = e.product)
  UNION ALL
  SELECT line, e.properties->>'currency', e.occurred_at
  FROM event e CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties->'products') = 'array' THEN e.properties->'products' ELSE '[]' END) AS line
  WHERE e.customer = ANY($1::int[]) AND e.received_at > $2::timestamptz - interval '1 day' AND e.occurred_at <= $2
    AND jsonb_typeof(line) = 'object'
), latest AS (
  SELECT DISTINCT ON (lower(item->>'productId')) item, currency FROM named
  WHERE item->>'productId' <> '' ORDER BY lower(item->>'productId'), occurred_at DESC
)
SELECT item->>'productId' AS "externalId", left(coalesce(nullif(trim(item->>'name'), ''), item->>'productId'), 500) AS name,
  nullif(item->>'category', '') AS category, CASE WHEN jsonb_typeof(item->'price') = 'number' THEN item->>'price' END AS price,
  coalesce(item->>'currency', currency) AS currency,
  coalesce(item->>'image_url', item->>'imageUrl') AS "imageUrl", item->>'url' AS url
FROM latest l
WHERE NOT EXISTS (SELECT FROM product p WHERE lower(p.external_id) = lower(l.item->>'productId'))`;
