import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';

const count = z.number().int().nonnegative();

const demoSchema = z.object({
  loadedAt: z.coerce.date(),
  seed: z.coerce.string(),
  shiftDays: z.number().int(),
  real: z.object({
    customers: count,
    products: count,
    orders: count,
    refunds: count,
    firstOrderAt: z.coerce.date().optional(),
    lastOrderAt: z.coerce.date().optional(),
  }),
  generated: z.object({
    registered: count.default(0),
    anonymous: count.default(0),
    events: z.record(z.string(), count).default({}),
  }),
});

/** What the loading of the demo shop left behind about itself: what of it is real and what was generated. */
export type DemoRecord = z.infer<typeof demoSchema>;

/** The setting `demo`; null in a product without demo data. */
export async function readDemoSetting(db: Queryable): Promise<DemoRecord | null> {
  const { rows } = await db.query<{ value: unknown }>("SELECT value FROM setting WHERE key = 'demo'");
  const parsed = demoSchema.safeParse(rows[0]?.value);
  return parsed.success ? parsed.data : null;
}
