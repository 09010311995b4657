import sql from 'sql-template-tag';
import { ORDER_COMPLETED } from '@/lib/catalog';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { exactMetric } from '@/lib/rules/compile/exact-metrics';
import { readEventIds } from './event-ids';

/** Lifecycle stages of customers (by number) at an instant; none for those without an order. */
export async function readStages(db: Queryable, customers: readonly number[], at: Date): Promise<Map<number, string>> {
  const eventIds = await readEventIds(db, [ORDER_COMPLETED]);
  const { thresholds: lifecycle } = await readLifecycle(db);
  const stage = exactMetric('lifecycleStage', { at: at.getTime(), eventIds, customers, lifecycle });
  if (!stage || customers.length === 0) return new Map();
  const { rows } = await db.query<{ customer: number; value: string }>(
    sql`SELECT m.customer, m.value FROM (${stage.rows}) AS m`,
  );
  return new Map(rows.map(({ customer, value }) => [customer, value]));
}
