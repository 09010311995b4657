import sql from 'sql-template-tag';
import { LIFECYCLE_STAGES, type LifecycleStage, type LifecycleThresholds } from '@/lib/catalog';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { stageSteps } from './sql/stage-steps';

export interface LifecyclePreview {
  /** Customers who have ordered. */
  customers: number;
  stages: { stage: LifecycleStage; before: number; after: number }[];
  /** How many would go from which stage to which other, most first. */
  moves: { from: LifecycleStage; to: LifecycleStage; customers: number }[];
}

/** Who would be in which stage under other thresholds, beside those in force; from the kept facts, exact. Nothing is saved. */
export async function previewLifecycle(
  db: Queryable,
  thresholds: LifecycleThresholds,
  at: Date,
): Promise<LifecyclePreview> {
  const { thresholds: inForce } = await readLifecycle(db);
  const stageBy = (own: LifecycleThresholds) => sql`(
    SELECT s.stage FROM ${stageSteps({ first: sql`f.orders = 1`, at: sql`f.last_order_at`, previous: sql`f.previous_order_at` }, own)}
    WHERE s.stage IS NOT NULL AND s.at <= ${at} ORDER BY s.at DESC, s.rank DESC LIMIT 1)`;
  const { rows } = await db.query<{ from: LifecycleStage; to: LifecycleStage; customers: number }>(sql`
    SELECT x.before AS "from", x.after AS "to", count(*)::int AS customers FROM (
      SELECT ${stageBy(inForce)} AS before, ${stageBy(thresholds)} AS after
      FROM customer_fact f JOIN customer c ON c.number = f.customer
      WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND f.orders > 0 AND f.last_order_at <= ${at}
    ) x GROUP BY 1, 2 ORDER BY 3 DESC`);
  const sum = (key: 'from' | 'to', stage: LifecycleStage): number =>
    rows.reduce((total, row) => total + (row[key] === stage ? row.customers : 0), 0);
  return {
    customers: rows.reduce((total, row) => total + row.customers, 0),
    stages: LIFECYCLE_STAGES.map((stage) => ({ stage, before: sum('from', stage), after: sum('to', stage) })),
    moves: rows.filter(({ from, to }) => from !== to),
  };
}
