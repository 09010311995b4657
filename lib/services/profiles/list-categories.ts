import type { Queryable } from '@/lib/platform/db';

export interface CategoryCount {
  category: string;
  products: number;
  /** Decimal string in the shop's currency. */
  revenue: string;
}

const LIST = `
  SELECT p.category, count(*) AS products, coalesce(sum(f.revenue), 0)::text AS revenue
  FROM product p LEFT JOIN product_fact f ON f.product = p.number
  WHERE p.category IS NOT NULL GROUP BY p.category ORDER BY count(*) DESC, p.category LIMIT 200`;

/** The categories of the products, the largest first; 200 at most. */
export async function listCategories(db: Queryable): Promise<CategoryCount[]> {
  return (await db.query<CategoryCount>(LIST)).rows;
}
