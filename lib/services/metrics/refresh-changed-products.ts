import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';
import { refreshProductFacts } from './refresh-product-facts';
import { CHANGED_PRODUCTS } from './sql/changed-products';

const KEY = 'metrics.products';
const schema = z.object({ seq: z.number() });
/** Events that were numbered before others and became visible after them are looked at once more. */
const OVERLAP = 200;
/** With more products than this the whole is cheaper. */
const MANY = 150;

/**
 * Brings the facts of products up to date that events since the last call speak of; of all on the first call and after
 * much has come. What it does twice changes nothing; the nightly run over all heals what was missed.
 */
export async function refreshChangedProducts(db: Queryable, at: Date): Promise<void> {
  const { rows } = await db.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY]);
  const last = schema.safeParse(rows[0]?.value);
  const { rows: heads } = await db.query<{ seq: number | null }>(
    'SELECT max(seq)::float8 AS seq FROM event WHERE seq > $1',
    [last.success ? last.data.seq - OVERLAP : 0],
  );
  const seq = heads[0]?.seq ?? (last.success ? last.data.seq : 0);
  if (last.success && seq === last.data.seq) return;
  const { rows: changed } = last.success
    ? await db.query<{ id: string }>(CHANGED_PRODUCTS, [last.data.seq - OVERLAP, MANY + 1])
    : { rows: [] };
  await refreshProductFacts(db, last.success && changed.length <= MANY ? changed.map(({ id }) => id) : 'all', at);
  await db.query(
    'INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
    [KEY, JSON.stringify({ seq }), at],
  );
}
