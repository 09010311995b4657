import { ORDER_COMPLETED } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { readEventIds } from '../../profiles/event-ids';

/** What each kind of interaction says: an order is something taken, a look only a hint. */
export const WEIGHTS = { order: 1, cart: 0.3, view: 0.1 } as const;
/** From this weight on a product has been taken. */
export const TAKEN = WEIGHTS.order;
export const DAY_MS = 86_400_000;

/** Interactions in no particular order: customer numbers, places in the list of products, weights, days since 1970. */
export interface InteractionRows {
  user: Int32Array;
  item: Int32Array;
  weight: Float32Array;
  time: Float64Array;
}

/** The shop's products as recommenders number them: by their place in these lists. */
export interface ProductList {
  id: string[];
  title: string[];
  category: (string | null)[];
}

const PRODUCTS = `SELECT external_id AS id, name AS title, category FROM product ORDER BY number`;
/** A row: customer, product, weight, milliseconds; 24 bytes. */
const ROW_BYTES = 24;
const ROWS = `
WITH known AS (SELECT lower(id) AS id, (place - 1)::int AS place FROM unnest($2::text[]) WITH ORDINALITY AS p(id, place)),
taken AS (
  SELECT e.customer, k.place, 1::float8 AS weight, e.occurred_at FROM event e
  CROSS JOIN LATERAL (SELECT DISTINCT lower(l->>'productId') AS id
    FROM jsonb_array_elements(CASE jsonb_typeof(e.properties->'products') WHEN 'array' THEN e.properties->'products' ELSE '[]' END) l) l
  JOIN known k ON k.id = l.id
  WHERE e.customer = ANY($1::int[]) AND e.name = ANY($3::int[]) AND e.occurred_at <= $5
  UNION ALL
  SELECT e.customer, k.place, n.weight, e.occurred_at FROM unnest($4::int[], $6::float8[]) AS n(name, weight)
  JOIN event e ON e.name = n.name AND e.customer = ANY($1::int[]) AND e.occurred_at <= $5
  JOIN known k ON k.id = e.product
)
SELECT string_agg(int4send(customer) || int4send(place) || float8send(weight) || float8send(date_part('epoch', occurred_at) * 1000), ''::bytea
  ORDER BY customer, occurred_at, place) AS bytes FROM taken`;

export async function readProducts(db: Queryable): Promise<ProductList> {
  const { rows } = await db.query<{ id: string; title: string; category: string | null }>(PRODUCTS);
  return {
    id: rows.map(({ id }) => id),
    title: rows.map(({ title }) => title),
    category: rows.map(({ category }) => category),
  };
}

/**
 * What these customers did with these products (ids as the event sources send them) up to an instant, by customer and
 * time: every product of an order, what was put into a cart, what was looked at.
 */
export async function readInteractions(
  db: Queryable,
  customers: readonly number[],
  products: readonly string[],
  upTo: Date,
): Promise<InteractionRows> {
  const ids = await readEventIds(db, [ORDER_COMPLETED, 'Product Added', 'Product Viewed']);
  const hints = [
    ...ids('Product Added').map((id) => [id, WEIGHTS.cart] as const),
    ...ids('Product Viewed').map((id) => [id, WEIGHTS.view] as const),
  ];
  const { rows } = await db.query<{ bytes: Buffer | null }>(ROWS, [
    customers,
    products,
    ids(ORDER_COMPLETED),
    hints.map(([id]) => id),
    upTo,
    hints.map(([, weight]) => weight),
  ]);
  const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
  const n = bytes.length / ROW_BYTES;
  const out = {
    user: new Int32Array(n),
    item: new Int32Array(n),
    weight: new Float32Array(n),
    time: new Float64Array(n),
  };
  for (let k = 0; k < n; k += 1) {
    const at = k * ROW_BYTES;
    out.user[k] = bytes.readInt32BE(at);
    out.item[k] = bytes.readInt32BE(at + 4);
    out.weight[k] = bytes.readDoubleBE(at + 8);
    out.time[k] = bytes.readDoubleBE(at + 16) / DAY_MS;
  }
  return out;
}
