import type { ContentProduct } from '@/lib/content/render-types';
import type { Queryable } from '@/lib/platform/db';
import { recommendForMany } from '../models/recommend/recommend-for-many';
import { readBestsellers, readNamedProducts } from './read-products';

export interface RecommendationsInput {
  customers: readonly number[];
  /** How many for each. */
  n: number;
  currency: string;
  at: Date;
}

/** What to show each of some customers; while no recommender has been trained, what is ordered most. */
export async function readRecommendations(
  db: Queryable,
  { customers, n, currency, at }: RecommendationsInput,
): Promise<Map<number, ContentProduct[]>> {
  const lists = await recommendForMany(db, customers, { n, at });
  if (!lists) {
    const best = await readBestsellers(db, n, currency);
    return new Map(customers.map((customer) => [customer, best]));
  }
  const products = await readNamedProducts(db, [...new Set([...lists.values()].flat())], currency);
  return new Map(
    [...lists].map(([customer, ids]) => [customer, ids.flatMap((id) => products.get(id) ?? []).slice(0, n)]),
  );
}
