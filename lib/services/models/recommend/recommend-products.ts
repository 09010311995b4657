import { PROFILING } from '@/lib/catalog';
import { AppError } from '@/lib/core';
import type { Because, History } from '@/lib/modelling/recommend/recommender';
import { NO_HISTORY } from '@/lib/modelling/recommend/recommender';
import type { Pool, Queryable } from '@/lib/platform/db';
import { findCustomer } from '../../profiles/find-customer';
import { openVersion } from '../scoring/open-version';
import { describeBecause } from './describe-because';
import { readInteractions, TAKEN } from './read-interactions';
import { isOpenRecommender, type OpenRecommender } from './recommender-trainer';

export interface RecommendedProduct {
  product: {
    id: string;
    externalId: string;
    name: string;
    category: string | null;
    price: string | null;
    currency: string | null;
    imageUrl: string | null;
  };
  because: { kind: Because['kind']; text: string; products: { id: string; externalId: string; name: string }[] };
}

export interface Recommendations {
  data: RecommendedProduct[];
  model: { key: string; name: string; version: number; trainedAt: Date };
  /** Whether they follow from what this customer did; else they are what speaks for everyone. */
  personal: boolean;
}

const MODEL = `SELECT m.number, m.id, m.key, m.name, v.number AS version, v.trained_at AS "trainedAt"
  FROM model m JOIN model_version v ON v.model = m.number AND v.number = m.champion
  WHERE m.kind = 'recommender' AND m.status <> 'archived' ORDER BY v.promoted_at DESC NULLS LAST, m.number DESC LIMIT 1`;
const OBJECTS = `SELECT FROM consent WHERE customer = $1 AND channel = $2 AND state = 'unsubscribed'`;
const PRODUCTS = `SELECT id, external_id AS "externalId", name, category, price::text AS price, currency, image_url AS "imageUrl"
  FROM product WHERE external_id = ANY($1::text[])`;
/** Some products may be gone since the training. */
const SPARE = 10;

/** The same where a recommender is in use; undefined while there is none. */
export async function tryRecommending(
  ...ask: Parameters<typeof recommendProducts>
): Promise<Recommendations | undefined> {
  return (await findRecommender(ask[0])) && recommendProducts(...ask);
}

/**
 * What to show this customer next, the best first, each with why: products not ordered before, by the recommender that
 * is in use. Who objects to profiling gets what speaks for everyone. Errors: notFound (the customer, or no recommender).
 */
export async function recommendProducts(
  pool: Pool,
  customerId: string,
  { n, at }: { n: number; at: Date },
): Promise<Recommendations> {
  const customer = await findCustomer(pool, customerId);
  const model = await findRecommender(pool);
  if (!model) throw new AppError('notFound', 'No recommender has been trained yet.');
  const { open } = await openVersion(pool, model.id, model.number, model.version);
  if (!isOpenRecommender(open)) throw new AppError('internal');
  const history = await readHistory(pool, open, customer.number, at);
  const taken = new Set<number>();
  for (let k = 0; k < history.item.length; k += 1) {
    if ((history.weight[k] ?? 0) >= TAKEN) taken.add(history.item[k] ?? -1);
  }
  const list = open.recommender.recommend(history, n + SPARE, taken);
  const reasons = list.map(({ item }) => open.recommender.explain(history, item));
  const named = await readNamed(pool, open, [
    ...list.map(({ item }) => item),
    ...reasons.flatMap((because) => ('items' in because ? because.items : [])),
  ]);
  const data = list.flatMap(({ item }, k): RecommendedProduct[] => {
    const product = named.get(item);
    const because = reasons[k];
    if (!product || !because) return [];
    const products = ('items' in because ? because.items : []).flatMap((one) => {
      const { id, externalId, name } = named.get(one) ?? {};
      return id && externalId && name ? [{ id, externalId, name }] : [];
    });
    return [
      {
        product,
        because: { kind: because.kind, text: describeBecause(because, (one) => named.get(one)?.name), products },
      },
    ];
  });
  const { key, name, version, trainedAt } = model;
  return { data: data.slice(0, n), model: { key, name, version, trainedAt }, personal: history.item.length > 0 };
}

interface FoundModel {
  number: number;
  id: string;
  key: string;
  name: string;
  version: number;
  trainedAt: Date;
}

export async function findRecommender(db: Queryable): Promise<FoundModel | undefined> {
  const { rows } = await db.query<FoundModel>(MODEL);
  return rows[0];
}

async function readHistory(pool: Pool, open: OpenRecommender, customer: number, at: Date): Promise<History> {
  const { rows } = await pool.query(OBJECTS, [customer, PROFILING]);
  return rows.length > 0 ? NO_HISTORY : readInteractions(pool, [customer], open.products, at);
}

async function readNamed(
  db: Queryable,
  { products }: OpenRecommender,
  items: readonly number[],
): Promise<Map<number, RecommendedProduct['product']>> {
  const places = new Map([...new Set(items)].map((item) => [products[item] ?? '', item]));
  const { rows } = await db.query<RecommendedProduct['product']>(PRODUCTS, [[...places.keys()]]);
  return new Map(rows.map((row) => [places.get(row.externalId) ?? -1, row]));
}
