import type { Queryable } from '@/lib/platform/db';
import { UPSERT_PRODUCT_FACTS } from './sql/upsert-product-facts';

/**
 * Brings the sales and views of these products (by productId, in any case of letters), or of all, to what the events say
 * at `at`. Units, orders and revenue are those of the lines of completed orders, before refunds.
 */
export async function refreshProductFacts(
  db: Queryable,
  productIds: readonly string[] | 'all',
  at: Date,
): Promise<void> {
  if (productIds !== 'all' && productIds.length === 0) return;
  const ids = productIds === 'all' ? null : [...new Set(productIds.map((id) => id.toLowerCase()))];
  await db.query(UPSERT_PRODUCT_FACTS, [ids, at]);
}
