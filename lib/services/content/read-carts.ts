import { ORDER_COMPLETED } from '@/lib/catalog';
import type { ContentProduct } from '@/lib/content/render-types';
import type { Queryable } from '@/lib/platform/db';
import { readEventIds } from '../profiles/event-ids';
import { readNamedProducts } from './read-products';

/** A cart older than this is forgotten. */
const DAYS = 30;
const MOST = 12;
const CARTS = `
WITH acts AS (
  SELECT e.customer, e.product, e.occurred_at, e.seq, e.name = ANY($3::int[]) AS added,
    e.properties->>'productId' AS "productId",
    row_number() OVER (PARTITION BY e.customer, e.product ORDER BY e.occurred_at DESC, e.seq DESC) AS turn
  FROM event e
  WHERE e.customer = ANY($1::int[]) AND e.name = ANY($3::int[] || $4::int[]) AND e.product IS NOT NULL
    AND e.occurred_at <= $2 AND e.occurred_at > $2::timestamptz - make_interval(days => $6)
    AND e.occurred_at > coalesce((SELECT max(o.occurred_at) FROM event o
      WHERE o.customer = e.customer AND o.name = ANY($5::int[]) AND o.occurred_at <= $2), '-infinity')
)
SELECT customer, coalesce("productId", product) AS product FROM acts WHERE turn = 1 AND added
ORDER BY customer, occurred_at DESC, seq DESC`;

/**
 * What customers left in the cart at an instant, the last first: what was put in since the last order and not taken out
 * again. Products that the catalogue does not know are left out.
 */
export async function readCarts(
  db: Queryable,
  { customers, currency, at }: { customers: readonly number[]; currency: string; at: Date },
): Promise<Map<number, ContentProduct[]>> {
  const ids = await readEventIds(db, [ORDER_COMPLETED, 'Product Added', 'Product Removed']);
  const { rows } = await db.query<{ customer: number; product: string }>(CARTS, [
    customers,
    at,
    ids('Product Added'),
    ids('Product Removed'),
    ids(ORDER_COMPLETED),
    DAYS,
  ]);
  const products = await readNamedProducts(db, [...new Set(rows.map(({ product }) => product))], currency);
  const carts = new Map<number, ContentProduct[]>();
  for (const { customer, product } of rows) {
    const found = products.get(product);
    const cart = carts.get(customer) ?? [];
    if (found && cart.length < MOST) carts.set(customer, [...cart, found]);
  }
  return carts;
}
