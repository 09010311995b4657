import type { Pool } from '@/lib/platform/db';
import { listProducts, type ProductQuery } from './list-products';

const PAGE = 2_000;

/** A list of products as rows for CSV, heads first. */
export async function* exportProducts(
  db: Pool,
  query: Omit<ProductQuery, 'cursor' | 'limit'>,
): AsyncGenerator<(string | number | null)[]> {
  yield [
    'id',
    'externalId',
    'name',
    'category',
    'price',
    'currency',
    'orders',
    'units',
    'revenue',
    'views',
    'lastOrderAt',
  ];
  for (let cursor: string | undefined; ; ) {
    const { data, nextCursor } = await listProducts(db, { ...query, limit: PAGE, cursor });
    for (const row of data) {
      const { id, externalId, name, category, price, currency, orders, units, revenue, views, lastOrderAt } = row;
      yield [
        id,
        externalId,
        name,
        category,
        price,
        currency,
        orders,
        units,
        revenue,
        views,
        lastOrderAt?.toISOString() ?? null,
      ];
    }
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
