import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';

const shopSchema = z.object({
  name: z.string().default('The shop'),
  currency: z.string().length(3).default('GBP'),
  timezone: z.string().default('Europe/London'),
});

export type Shop = z.infer<typeof shopSchema>;

/** The setting `shop`; where it is missing or says something unknown, a British shop. */
export async function readShop(db: Queryable): Promise<Shop> {
  const { rows } = await db.query<{ value: unknown }>("SELECT value FROM setting WHERE key = 'shop'");
  const parsed = shopSchema.safeParse(rows[0]?.value ?? {});
  const shop = parsed.success ? parsed.data : shopSchema.parse({});
  return { ...shop, timezone: isTimeZone(shop.timezone) ? shop.timezone : 'Europe/London' };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
