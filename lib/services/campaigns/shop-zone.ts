import type { Queryable } from '@/lib/platform/db';
import { isTimeZone } from './zones';

/** The time zone of the shop (setting `shop`). */
export async function readShopZone(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ zone: string | null }>(
    "SELECT value->>'timezone' AS zone FROM setting WHERE key = 'shop'",
  );
  const zone = rows[0]?.zone;
  return zone && isTimeZone(zone) ? zone : 'Europe/London';
}
