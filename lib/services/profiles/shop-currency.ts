import type { Queryable } from '@/lib/platform/db';

const FIND = `SELECT value->>'currency' AS currency FROM setting WHERE key = 'shop'`;
const DEFAULT = 'GBP';

/** ISO 4217 code in which order totals are counted (setting `shop`). */
export async function readShopCurrency(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ currency: string | null }>(FIND);
  const code = rows[0]?.currency;
  return code && /^[A-Z]{3}$/.test(code) ? code : DEFAULT;
}
