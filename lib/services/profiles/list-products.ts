import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { type CursorKind, decodeCursor, encodeCursor, isCursorOf } from './cursor';
import { likeLiteral } from './customer-search';

/** A line of the product list. Money is a decimal string; revenue in the shop's currency, price in the product's. */
export interface ProductItem {
  id: string;
  externalId: string;
  name: string;
  category: string | null;
  price: string | null;
  currency: string | null;
  imageUrl: string | null;
  url: string | null;
  description: string | null;
  orders: number;
  units: number;
  revenue: string;
  views: number;
  lastOrderAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Each value never null, so that one comparison of rows walks the whole list. */
const ORDERS = {
  revenue: { value: sql`coalesce(f.revenue, 0)`, type: sql`numeric`, kind: 'decimal' },
  orders: { value: sql`coalesce(f.orders, 0)`, type: sql`int`, kind: 'integer' },
  units: { value: sql`coalesce(f.units, 0)`, type: sql`int`, kind: 'integer' },
  views: { value: sql`coalesce(f.views, 0)`, type: sql`int`, kind: 'integer' },
  price: { value: sql`coalesce(p.price, -1)`, type: sql`numeric`, kind: 'decimal' },
  lastOrder: { value: sql`coalesce(f.last_order_at, '-infinity')`, type: sql`timestamptz`, kind: 'time' },
  name: { value: sql`lower(left(p.name, 60))`, type: sql`text`, kind: 'text' },
  number: { value: sql`p.number`, type: sql`int`, kind: 'integer' },
} as const satisfies Record<string, { value: Sql; type: Sql; kind: CursorKind }>;

export type ProductSort = keyof typeof ORDERS;
export const DEFAULT_PRODUCT_SORT = '-revenue';

export interface ProductQuery {
  q?: string | undefined;
  externalId?: string | undefined;
  categories?: readonly string[] | undefined;
  /** `-revenue`, `name`, …; what is none is the order unless said. */
  sort?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export const productColumns: Sql = sql`p.id, p.external_id AS "externalId", p.name, p.category, p.price::text, p.currency, p.image_url AS "imageUrl", p.url,
  p.description, coalesce(f.orders, 0) AS orders, coalesce(f.units, 0) AS units, coalesce(f.revenue, 0)::text AS revenue, coalesce(f.views, 0) AS views,
  f.last_order_at AS "lastOrderAt", p.created_at AS "createdAt", p.updated_at AS "updatedAt"`;

/** A page of products with their sales. */
export async function listProducts(
  db: Queryable,
  query: ProductQuery,
): Promise<{ data: ProductItem[]; nextCursor: string | null }> {
  const { limit, cursor } = query;
  const { name, sort, descending } = orderOf(query.sort);
  const { value, type, kind } = ORDERS[sort];
  const after = cursor ? decodeCursor(cursor, name, kind) : undefined;
  const direction = descending ? sql`DESC` : sql`ASC`;
  const place = after
    ? sql`AND (${value}, p.number) ${descending ? sql`<` : sql`>`} (${after.value}::${type}, ${after.number}::bigint)`
    : empty;
  const { rows } = await db.query<ProductItem & { number: number; place: string }>(sql`
    SELECT p.number, (${value})::text AS place, ${productColumns} FROM product p LEFT JOIN product_fact f ON f.product = p.number
    WHERE true ${productMatches(query)} ${place} ORDER BY ${value} ${direction}, p.number ${direction} LIMIT ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ number: _, place: __, ...item }) => item),
    nextCursor:
      rows.length > limit && last ? encodeCursor({ order: name, value: last.place, number: last.number }) : null,
  };
}

function orderOf(text = DEFAULT_PRODUCT_SORT): { name: string; sort: ProductSort; descending: boolean } {
  const name = text.replace(/^-/, '');
  if (!Object.hasOwn(ORDERS, name)) return orderOf(DEFAULT_PRODUCT_SORT);
  return { name: text, sort: name as ProductSort, descending: text.startsWith('-') };
}

/** True where a text is a cursor of the order: an address may hold an old one. */
export function isProductCursor(cursor: string, sort: string | undefined): boolean {
  const order = orderOf(sort);
  return isCursorOf(cursor, order.name, ORDERS[order.sort].kind);
}

/** Conditions on `product p`, as one `AND …` chain. */
export function productMatches({
  q,
  externalId,
  categories,
}: Pick<ProductQuery, 'q' | 'externalId' | 'categories'>): Sql {
  const parts: Sql[] = [];
  if (q?.trim())
    parts.push(sql`AND lower(p.name || ' ' || p.external_id) LIKE ${`%${likeLiteral(q.trim().toLowerCase())}%`}`);
  if (externalId !== undefined) parts.push(sql`AND p.external_id = ${externalId}`);
  if (categories?.length) parts.push(sql`AND p.category = ANY(${categories}::text[])`);
  return parts.length > 0 ? join(parts, ' ') : empty;
}
