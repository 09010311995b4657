import type { Queryable } from '@/lib/platform/db';

/** Customers with a score of recency and one of frequency, and what they have spent together (decimal text). */
export interface RfmCell {
  recency: number;
  frequency: number;
  customers: number;
  spent: string;
}

/** The 5 × 5 cells of recency and frequency; those without anybody are left out. */
export async function readRfmGrid(db: Queryable): Promise<RfmCell[]> {
  const { rows } = await db.query<RfmCell>(
    `SELECT s.recency_score AS recency, s.frequency_score AS frequency, count(*)::int AS customers, coalesce(sum(f.revenue), 0)::text AS spent
     FROM customer_snapshot s JOIN customer c ON c.number = s.customer JOIN customer_fact f ON f.customer = s.customer
     WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND s.recency_score IS NOT NULL AND s.frequency_score IS NOT NULL
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows;
}
