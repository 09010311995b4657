import type { ContentProduct } from '@/lib/content/render-types';
import type { Queryable } from '@/lib/platform/db';

const COLUMNS = `p.id, p.external_id AS "externalId", p.name, p.category, p.price::text AS price, p.currency, p.image_url AS "imageUrl", p.url`;
const NAMED = `SELECT ${COLUMNS} FROM product p WHERE p.id = ANY($1::text[]) OR p.external_id = ANY($1::text[])`;

interface Row extends Omit<ContentProduct, 'currency'> {
  externalId: string;
  currency: string | null;
}

/** Products by the id or external id that a document names them with; those that are not there are missing. */
export async function readNamedProducts(
  db: Queryable,
  names: readonly string[],
  currency: string,
): Promise<Map<string, ContentProduct>> {
  if (names.length === 0) return new Map();
  const { rows } = await db.query<Row>(NAMED, [names]);
  const wanted = new Set(names);
  return new Map(
    rows.flatMap((row) =>
      [row.id, row.externalId]
        .filter((name) => wanted.has(name))
        .map((name): [string, ContentProduct] => [name, toContent(row, currency)]),
    ),
  );
}

function toContent({ externalId: _externalId, currency, ...row }: Row, shop: string): ContentProduct {
  return { ...row, currency: currency ?? shop };
}

const BEST = `SELECT ${COLUMNS} FROM product p JOIN product_fact f ON f.product = p.number
  WHERE f.orders > 0 AND ($2::text IS NULL OR lower(p.category) = lower($2)) ORDER BY f.orders DESC, p.number LIMIT $1`;

/** The products ordered most, of a category where one is named. */
export async function readBestsellers(
  db: Queryable,
  n: number,
  currency: string,
  category: string | null = null,
): Promise<ContentProduct[]> {
  const { rows } = await db.query<Row>(BEST, [n, category]);
  return rows.map((row) => toContent(row, currency));
}

const RANKS = `WITH ranked AS (SELECT p.id, p.external_id, rank() OVER (ORDER BY coalesce(f.orders, 0) DESC) AS rank, count(*) OVER ()::int AS total
    FROM product p LEFT JOIN product_fact f ON f.product = p.number)
  SELECT id, external_id AS "externalId", rank::int AS rank, total FROM ranked WHERE id = ANY($1::text[]) OR external_id = ANY($1::text[])`;

/** Where products stand among all by their orders, 1 the first, by the names that a document uses; and how many there are. */
export async function readRanks(
  db: Queryable,
  names: readonly string[],
): Promise<{ ranks: Map<string, number>; total: number }> {
  if (names.length === 0) return { ranks: new Map(), total: 0 };
  const { rows } = await db.query<{ id: string; externalId: string; rank: number; total: number }>(RANKS, [names]);
  const ranks = new Map(rows.flatMap((row) => [row.id, row.externalId].map((name) => [name, row.rank] as const)));
  return { ranks, total: rows[0]?.total ?? 0 };
}
