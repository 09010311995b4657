import sql, { type Sql } from 'sql-template-tag';
import type { LifecycleThresholds } from '@/lib/catalog';
import { type CustomerScope, inScope, living } from '../customer-scope';
import { stageSteps } from './stage-steps';

/** Stages, and the steps to them, of customers with orders of whom none are kept yet: from all of their orders until `at`. */
export const beginStages = (
  scope: CustomerScope,
  ordered: readonly number[],
  thresholds: LifecycleThresholds,
  at: Date,
): Sql => sql`
  WITH unknown AS MATERIALIZED (
    SELECT c.number FROM customer c
    WHERE ${living(scope)} AND NOT EXISTS (SELECT FROM customer_lifecycle l WHERE l.customer = c.number)
  ), orders AS (
    SELECT e.customer, e.occurred_at AS at, lag(e.occurred_at) OVER w AS previous, lead(e.occurred_at) OVER w AS next, row_number() OVER w = 1 AS first
    FROM event e
    WHERE ${inScope(sql`e.customer`, scope)} AND e.customer IN (SELECT number FROM unknown) AND e.name = ANY(${ordered}::int[]) AND e.occurred_at <= ${at}
    WINDOW w AS (PARTITION BY e.customer ORDER BY e.occurred_at, e.seq)
  ), steps AS MATERIALIZED (
    SELECT o.customer, s.rank, s.stage, s.at, o.at AS ordered_at, o.next FROM orders o
    CROSS JOIN LATERAL ${stageSteps({ first: sql`o.first`, at: sql`o.at`, previous: sql`o.previous` }, thresholds)}
    WHERE s.stage IS NOT NULL AND (o.next IS NULL OR s.at < o.next)
  ), moves AS MATERIALIZED (
    SELECT * FROM (
      SELECT customer, rank, stage, at, ordered_at, lag(stage) OVER (PARTITION BY customer ORDER BY at, rank) AS before FROM steps WHERE at <= ${at}
    ) m WHERE before IS DISTINCT FROM stage
  ), told AS (
    INSERT INTO lifecycle_transition (customer, from_stage, to_stage, at, cause)
    SELECT customer, before, stage, at, CASE WHEN at < ${at}::timestamptz - interval '1 hour' THEN 'history' WHEN rank = 1 THEN 'order' ELSE 'time' END
    FROM moves ORDER BY at, customer
  )
  INSERT INTO customer_lifecycle (customer, stage, since, last_order_at, due_at)
  SELECT m.customer, (array_agg(m.stage ORDER BY m.at DESC, m.rank DESC))[1], max(m.at), max(l.last), max(l.due)
  FROM moves m JOIN (
    SELECT customer, max(ordered_at) AS last, min(at) FILTER (WHERE at > ${at} AND next IS NULL) AS due FROM steps GROUP BY customer
  ) l ON l.customer = m.customer
  GROUP BY m.customer ORDER BY m.customer
  ON CONFLICT (customer) DO NOTHING`;
