/** $1 a place in the order of receipt, $2 limit. ProductIds, in lower case, of views and orders received after it. */
export const CHANGED_PRODUCTS = `
SELECT e.product AS id FROM event e JOIN event_name n ON n.id = e.name AND n.kind = 'track' AND n.name = 'Product Viewed'
WHERE e.seq > $1 AND e.product IS NOT NULL
UNION
SELECT lower(line->>'productId') FROM event e JOIN event_name n ON n.id = e.name AND n.kind = 'track' AND n.name = 'Order Completed'
  CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties->'products') = 'array' THEN e.properties->'products' ELSE '[]' END) AS line
WHERE e.seq > $1 AND line->>'productId' IS NOT NULL
LIMIT $2`;
