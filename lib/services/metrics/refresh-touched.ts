import type { Queryable } from '@/lib/platform/db';
import { upsertProducts } from '../profiles/upsert-products';
import { refreshFacts } from './refresh-facts';

/** What the worker brings up to date for customers with new events before segments look: facts, and products met first. */
export async function refreshTouched(db: Queryable, customers: readonly number[], at: Date): Promise<void> {
  await refreshFacts(db, customers, at);
  await upsertProducts(db, customers, at);
}
