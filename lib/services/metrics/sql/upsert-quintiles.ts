/** One more than the number of cuts below the value: equal values have one score, whoever else there is. */
const quintile = (value: string, cuts: string): string =>
  `1 + (SELECT count(*) FROM unnest(${cuts}::float8[]) AS cut WHERE cut < ${value})`;

/** $1 customers or null, $2 at, $3 cuts of the last order (epoch seconds), $4 of orders, $5 of revenue. */
export const UPSERT_QUINTILES = `
UPDATE customer_snapshot s SET
  recency_score = CASE WHEN f.orders > 0 THEN ${quintile('extract(epoch FROM f.last_order_at)::float8', '$3')} END,
  frequency_score = CASE WHEN f.orders > 0 THEN ${quintile('f.orders::float8', '$4')} END,
  monetary_score = CASE WHEN f.orders > 0 THEN ${quintile('f.revenue::float8', '$5')} END,
  computed_at = $2
FROM customer_fact f
WHERE f.customer = s.customer AND ($1::int[] IS NULL OR s.customer = ANY($1))`;
