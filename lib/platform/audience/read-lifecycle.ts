import { DEFAULT_LIFECYCLE, type LifecycleThresholds, lifecycleThresholdsSchema } from '@/lib/catalog';
import type { Queryable } from '../db';

/** The thresholds of the lifecycle in force, those written last; version 0 are the ones that came with the product. */
export async function readLifecycle(db: Queryable): Promise<{ version: number; thresholds: LifecycleThresholds }> {
  const { rows } = await db.query<{ version: number; body: unknown }>(
    `SELECT version, body FROM formula_version WHERE kind = 'lifecycle' ORDER BY version DESC LIMIT 1`,
  );
  const parsed = lifecycleThresholdsSchema.safeParse(rows[0]?.body);
  return rows[0] && parsed.success
    ? { version: rows[0].version, thresholds: parsed.data }
    : { version: 0, thresholds: DEFAULT_LIFECYCLE };
}
