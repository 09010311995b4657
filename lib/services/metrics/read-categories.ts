import type { Queryable } from '@/lib/platform/db';
import type { CategoryLabels } from './sql/affinity-rows';

/** The categories of products; of two that differ in case only, the one more products have. */
export async function readCategories(db: Queryable): Promise<CategoryLabels> {
  const { rows } = await db.query<{ category: string }>(
    `SELECT category FROM product WHERE category <> '' GROUP BY category ORDER BY count(*) DESC, category`,
  );
  const byKey = new Map<string, string>();
  for (const { category } of rows) if (!byKey.has(category.toLowerCase())) byKey.set(category.toLowerCase(), category);
  return { keys: [...byKey.keys()], labels: [...byKey.values()] };
}
