import type { Queryable } from '@/lib/platform/db';

/** How long what is settled stays in the log. */
export const KEPT_DAYS = 30;
const TOGETHER = 10_000;
const SWEEP = `
  DELETE FROM webhook_delivery WHERE number IN (
    SELECT number FROM webhook_delivery WHERE settled_at < $1 ORDER BY settled_at LIMIT ${TOGETHER}
  )`;

/** Removes deliveries that were settled over thirty days ago; says how many. */
export async function sweepDeliveries(db: Queryable, at: Date): Promise<number> {
  const before = new Date(at.getTime() - KEPT_DAYS * 24 * 3_600_000);
  for (let swept = 0; ; ) {
    const { rowCount } = await db.query(SWEEP, [before]);
    swept += rowCount ?? 0;
    if ((rowCount ?? 0) < TOGETHER) return swept;
  }
}
