const ofGone = (table: string): string => `
DELETE FROM ${table} t USING customer c
WHERE c.number = t.customer AND (c.merged_into IS NOT NULL OR c.erased_at IS NOT NULL) AND ($1::int[] IS NULL OR t.customer = ANY($1))`;

/** $1 customers or null: what is kept of those who were merged away or erased goes. */
export const DELETE_STALE_FACTS = ofGone('customer_fact');
export const DELETE_STALE_SNAPSHOTS = ofGone('customer_snapshot');
export const DELETE_STALE = [DELETE_STALE_FACTS, DELETE_STALE_SNAPSHOTS] as const;
