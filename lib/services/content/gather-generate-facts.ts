import type { GenerateFacts, SegmentTrait } from '@/lib/content/generate/facts';
import { categoryTrait } from '@/lib/content/generate/facts';
import type { Pool } from '@/lib/platform/db';
import { readShopCurrency } from '../profiles/shop-currency';
import { readDistinctness } from '../segments/health/read-distinctness';
import { readBrand } from './brand';
import { readBestsellers } from './read-products';

const STRATEGY = `SELECT key, name, goal, offer, tone FROM strategy WHERE number = $1`;
const SEGMENT = `SELECT id, name FROM segment WHERE number = $1`;
const CATEGORIES = `SELECT category FROM product WHERE category <> '' GROUP BY category ORDER BY count(*) DESC, category LIMIT 200`;
/** What members have opened of what was delivered to them. */
const BASE = `SELECT coalesce(sum(s.emails_opened), 0)::int AS part, coalesce(sum(s.emails_delivered), 0)::int AS whole
  FROM customer_snapshot s
  WHERE $1::int IS NULL OR EXISTS (SELECT FROM membership m WHERE m.segment = $1 AND m.customer = s.customer AND m.left_at IS NULL)`;
const PRODUCTS = 6;

/** The facts on which a generated email rests: all of them of the shop or of a segment as a whole. */
export async function gatherGenerateFacts(
  pool: Pool,
  { strategy, segment, step, at }: { strategy: number | null; segment: number | null; step: number; at: Date },
): Promise<GenerateFacts> {
  const brand = await readBrand(pool);
  const strategies = await pool.query<NonNullable<GenerateFacts['strategy']>>(STRATEGY, [strategy]);
  const segments = await pool.query<{ id: string; name: string }>(SEGMENT, [segment]);
  const categories = await pool.query<{ category: string }>(CATEGORIES);
  const base = await pool.query<{ part: number; whole: number }>(BASE, [segment]);
  const found = segments.rows[0];
  const distinctness = found ? await readDistinctness(pool, found.id, at) : null;
  const traits = distinctness?.distinctions.map(
    ({ about, value, inside, all }): SegmentTrait => ({
      about,
      value,
      share: inside / Math.max(1, distinctness.members),
      everyone: all / Math.max(1, distinctness.everyone),
    }),
  );
  const facts: GenerateFacts = {
    brand,
    strategy: strategies.rows[0] ?? null,
    segment: found && distinctness ? { name: found.name, size: distinctness.members } : null,
    traits: traits ?? [],
    categories: categories.rows.map(({ category }) => category),
    products: [],
    step,
    hasCart: true,
    base: base.rows[0] && base.rows[0].whole > 0 ? base.rows[0] : null,
  };
  const currency = await readShopCurrency(pool);
  const trait = categoryTrait(facts);
  const ofCategory = trait ? await readBestsellers(pool, PRODUCTS, currency, trait.value) : [];
  return { ...facts, products: ofCategory.length > 0 ? ofCategory : await readBestsellers(pool, PRODUCTS, currency) };
}
