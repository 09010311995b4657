import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { type ProductQuery, productMatches } from './list-products';

/** How many products a list takes, exactly. */
export async function countProducts(db: Queryable, query: Pick<ProductQuery, 'q' | 'categories'>): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    sql`SELECT count(*) AS count FROM product p WHERE true ${productMatches(query)}`,
  );
  return rows[0]?.count ?? 0;
}
