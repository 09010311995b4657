import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { hashShareSql } from './hash-share';
import { planSends, type SendPlan } from './plan-sends';

export interface NewMessages {
  /** A statement of rows (customer). */
  receivers: Sql;
  run: { number: number; id: string };
  campaign: { number: number; id: string };
  step: number;
  version: number;
  plan: SendPlan;
  /** Share that goes first; null: all at once. */
  pilotShare: number | null;
}

/**
 * A message for each receiver: its variant by the customer's own draw over the weights of the version, its time by the
 * plan, and whether it is of the pilot. Who has one of this run already gets no second. Answers how many the quiet hours
 * moved.
 */
export async function insertMessages(db: Queryable, input: NewMessages): Promise<number> {
  const { receivers, run, campaign, step, version, plan, pilotShare } = input;
  const variants = await readWeights(db, campaign.number, step, version);
  const draw = (purpose: string, id: string) => hashShareSql(purpose, id, sql`c.id`);
  const { rows } = await db.query<{ moved: number }>(sql`
    WITH planned AS MATERIALIZED (${planSends(receivers, plan)}),
    written AS (
      INSERT INTO message (id, run, campaign, step, version, customer, variant, status, pilot, due_at, created_at)
      SELECT 'eml_' || replace(gen_random_uuid()::text, '-', ''), ${run.number}::int, ${campaign.number}::int, ${step}::int, ${version}::int,
        p.customer, v.key, 'queued', ${draw('pilot', run.id)} < ${pilotShare ?? 0}::float8, p.due, ${plan.at}::timestamptz
      FROM planned p JOIN customer c ON c.number = p.customer
      JOIN unnest(${variants.map(({ key }) => key)}::text[], ${variants.map(({ low }) => low)}::float8[], ${variants.map(({ high }) => high)}::float8[]) AS v(key, low, high)
        ON ${draw('variant', campaign.id)} >= v.low AND ${draw('variant', campaign.id)} < v.high
      ON CONFLICT (run, customer) DO NOTHING RETURNING customer
    )
    SELECT count(*) FILTER (WHERE p.moved)::int AS moved FROM planned p JOIN written USING (customer)`);
  return rows[0]?.moved ?? 0;
}

/** The variants of a version with the part of [0, 1) that each has, in order of their keys. */
async function readWeights(
  db: Queryable,
  campaign: number,
  step: number,
  version: number,
): Promise<{ key: string; low: number; high: number }[]> {
  const { rows } = await db.query<{ key: string; weight: number }>(
    `SELECT v->>'key' AS key, coalesce((v->>'weight')::float8, 1) AS weight
     FROM email_version e CROSS JOIN jsonb_array_elements(e.document->'variants') AS v
     WHERE e.campaign = $1 AND e.step = $2 AND e.number = $3 ORDER BY 1`,
    [campaign, step, version],
  );
  return shareOut(rows);
}

/** Parts of [0, 1) by weight; the last ends at 1 whatever rounding did. */
export function shareOut(
  weights: readonly { key: string; weight: number }[],
): { key: string; low: number; high: number }[] {
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0);
  let low = 0;
  return weights.map(({ key, weight }, index) => {
    const high = index === weights.length - 1 ? 1 : low + weight / whole;
    const part = { key, low, high };
    low = high;
    return part;
  });
}
