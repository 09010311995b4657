import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { UNKNOWN_PRODUCTS, type UnknownProduct } from './sql/unknown-products';

const INSERT = `INSERT INTO product (id, external_id, name, category, price, currency, image_url, url, created_at, updated_at)
  SELECT id, "externalId", name, category, price, currency, "imageUrl", url, $2, $2
  FROM jsonb_to_recordset($1::jsonb) AS p(id text, "externalId" text, name text, category text, price numeric, currency text, "imageUrl" text, url text)
  ON CONFLICT (external_id) DO NOTHING`;

/**
 * Makes a product of every productId that the events of these customers name and nobody has entered yet, from what the
 * latest such event says of it. Ids that differ in case only are one product. Products that are known stay as they are.
 * Gives the new productIds.
 */
export async function upsertProducts(db: Queryable, customers: readonly number[], at: Date): Promise<string[]> {
  if (customers.length === 0) return [];
  const { rows } = await db.query<UnknownProduct>(UNKNOWN_PRODUCTS, [[...new Set(customers)], at]);
  if (rows.length === 0) return [];
  await db.query(INSERT, [JSON.stringify(rows.map((row) => ({ ...row, id: newId('prd') }))), at]);
  return rows.map((row) => row.externalId);
}
