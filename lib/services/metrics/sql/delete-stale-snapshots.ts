/** $1 customers or null. */
export const DELETE_STALE_SNAPSHOTS = `
DELETE FROM customer_snapshot s
USING customer c
WHERE c.number = s.customer AND (c.merged_into IS NOT NULL OR c.erased_at IS NOT NULL)
  AND ($1::int[] IS NULL OR s.customer = ANY($1))`;
