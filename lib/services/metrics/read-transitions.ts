import type { LifecycleStage } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';

/** `history`: worked out from orders when the product first looked at this customer. */
export type TransitionCause = 'history' | 'order' | 'time' | 'thresholds';

export interface StageTransition {
  from: LifecycleStage | null;
  to: LifecycleStage;
  at: Date;
  cause: TransitionCause;
}

/** The steps of one customer through the stages, the latest first. */
export async function readTransitions(db: Queryable, customer: number, limit = 500): Promise<StageTransition[]> {
  const { rows } = await db.query<StageTransition>(
    'SELECT from_stage AS "from", to_stage AS "to", at, cause FROM lifecycle_transition WHERE customer = $1 ORDER BY at DESC, id DESC LIMIT $2',
    [customer, limit],
  );
  return rows;
}

export interface StageFlow {
  /** None: the first order. */
  from: LifecycleStage | null;
  to: LifecycleStage;
  steps: number;
}

/** How many steps were taken from which stage to which between two instants, most first. */
export async function readFlows(db: Queryable, from: Date, to: Date): Promise<StageFlow[]> {
  const { rows } = await db.query<StageFlow>(
    `SELECT t.from_stage AS "from", t.to_stage AS "to", count(*)::int AS steps
     FROM lifecycle_transition t JOIN customer c ON c.number = t.customer
     WHERE t.at > $1 AND t.at <= $2 AND c.merged_into IS NULL AND c.erased_at IS NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
    [from, to],
  );
  return rows;
}
