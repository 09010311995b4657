import sql from 'sql-template-tag';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { type ProductItem, productColumns } from './list-products';

/** One product by id, with its sales. Errors: `notFound`. */
export async function findProduct(db: Queryable, id: string): Promise<ProductItem> {
  if (id.includes('\u0000')) throw new AppError('notFound', 'No product has this id.');
  const { rows } = await db.query<ProductItem>(sql`
    SELECT ${productColumns} FROM product p LEFT JOIN product_fact f ON f.product = p.number WHERE p.id = ${id}`);
  const product = rows[0];
  if (!product) throw new AppError('notFound', 'No product has this id.');
  return product;
}
