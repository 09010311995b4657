/** $1 customers or null. */
export const DELETE_STALE_FACTS = `
DELETE FROM customer_fact f
USING customer c
WHERE c.number = f.customer AND (c.merged_into IS NOT NULL OR c.erased_at IS NOT NULL)
  AND ($1::int[] IS NULL OR f.customer = ANY($1))`;
