import type { Queryable } from '@/lib/platform/db';
import type { ModelKind, Target } from './types';

/** What a model in use says of one customer. */
export interface CustomerScore {
  key: string;
  name: string;
  kind: ModelKind;
  target: Target | null;
  version: number;
  probability: number | null;
  value: number | null;
  /** Of everyone scored: 90 and more are the top tenth. */
  percentile: number | null;
  group: string | null;
  /** From which probability a customer is flagged; null where the model flags nobody. */
  threshold: number | null;
  /** What a yes is called: “leave”. */
  positive: string | null;
  at: string;
}

const SCORES = `SELECT m.key, m.name, m.kind, m.definition -> 'target' AS target, s.version, s.probability, s.value, s.percentile, s.label AS "group",
    (v.result ->> 'threshold')::float8 AS threshold, v.result -> 'words' ->> 'positive' AS positive, s.at
  FROM model_score s JOIN model m ON m.number = s.model JOIN model_version v ON v.model = s.model AND v.number = s.version
  WHERE s.customer = $1 AND m.status <> 'archived' AND m.champion IS NOT NULL AND m.kind = ANY('{classifier,lifetimeValue}')
  ORDER BY m.name, m.number`;

/** What the predictions in use say of a customer, by the customer's number; nothing of one who objects to profiling. */
export async function readCustomerScores(db: Queryable, customer: number): Promise<CustomerScore[]> {
  const { rows } = await db.query<Omit<CustomerScore, 'at'> & { at: Date }>(SCORES, [customer]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
