import { LIFECYCLE_STAGES, type LifecycleStage } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';

export interface Uncovered {
  /** The lifecycle stage; null for those who have none. */
  stage: LifecycleStage | null;
  label: string;
  customers: number;
}

const BY_STAGE = `
  SELECT CASE WHEN l.stage IS NOT NULL THEN l.stage WHEN f.orders > 0 THEN 'ordered' WHEN c.external_id IS NULL THEN 'anonymous' ELSE 'registered' END AS stage,
    count(*)::int AS customers
  FROM customer c LEFT JOIN customer_lifecycle l ON l.customer = c.number LEFT JOIN customer_fact f ON f.customer = c.number
  WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND c.number <> ALL($1::int[]) GROUP BY 1 ORDER BY 2 DESC`;

const LABELS: Readonly<Record<string, string>> = {
  new: 'New, nothing planned',
  active: 'Active, nothing planned',
  atRisk: 'At risk, nothing planned',
  lapsed: 'Lapsed, nothing planned',
  wonBack: 'Won back, nothing planned',
  ordered: 'Ordered, nothing planned',
  registered: 'Registered, never ordered',
  anonymous: 'Visitors without an account',
};

/** Those who are in no strategy, by where they stand. */
export async function readUncovered(db: Queryable, covered: Uint32Array): Promise<Uncovered[]> {
  const { rows } = await db.query<{ stage: string; customers: number }>(BY_STAGE, [[...covered]]);
  return rows.map(({ stage, customers }) => ({
    stage: LIFECYCLE_STAGES.find((one) => one === stage) ?? null,
    label: LABELS[stage] ?? sentence(stage),
    customers,
  }));
}

const sentence = (stage: string): string => `${stage.charAt(0).toUpperCase()}${stage.slice(1)}, nothing planned`;
