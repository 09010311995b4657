import sql, { type Sql } from 'sql-template-tag';
import type { LifecycleThresholds } from '@/lib/catalog';
import { type CustomerScope, inScope, living } from '../customer-scope';
import { stageSteps } from './stage-steps';

/**
 * Moves customers whose stage is kept. Where the orders are those known, each step that time has led to since is
 * recorded at its own instant. Where there is another (or all is thought anew) one step is: at the time of an order that
 * has just come, else at `at`, so that what has been said of the past stays.
 */
export const moveKnownStages = (
  scope: CustomerScope,
  thresholds: LifecycleThresholds,
  at: Date,
  rethink: boolean,
): Sql => sql`
  WITH known AS (
    SELECT l.customer, l.stage AS before, l.since, f.orders = 1 AS first, f.last_order_at AS last, f.previous_order_at AS previous,
      ${rethink}::boolean OR f.last_order_at <> l.last_order_at AS other
    FROM customer_lifecycle l JOIN customer_fact f ON f.customer = l.customer JOIN customer c ON c.number = l.customer
    WHERE ${inScope(sql`l.customer`, scope)} AND ${living(scope)} AND f.orders > 0
  ), steps AS MATERIALIZED (
    SELECT k.*, s.rank, s.stage, s.at FROM known k
    CROSS JOIN LATERAL ${stageSteps({ first: sql`k.first`, at: sql`k.last`, previous: sql`k.previous` }, thresholds)}
    WHERE s.stage IS NOT NULL
  ), told_before AS (
    SELECT DISTINCT ON (customer) customer, stage FROM steps WHERE at <= greatest(since, last) ORDER BY customer, at DESC, rank DESC
  ), latest AS (
    SELECT DISTINCT ON (s.customer) s.customer, s.stage, s.before, s.since, s.last, s.other OR t.stage IS DISTINCT FROM s.before AS other
    FROM steps s LEFT JOIN told_before t ON t.customer = s.customer WHERE s.at <= ${at} ORDER BY s.customer, s.at DESC, s.rank DESC
  ), moves AS MATERIALIZED (
    SELECT customer, before, stage, rank, 'time' AS cause, at FROM (
      SELECT s.customer, coalesce(lag(s.stage) OVER (PARTITION BY s.customer ORDER BY s.at, s.rank), s.before) AS before, s.stage, s.rank, s.at
      FROM steps s JOIN latest n ON n.customer = s.customer WHERE NOT n.other AND s.rank > 1 AND s.at > s.since AND s.at <= ${at}
    ) t WHERE before <> stage
    UNION ALL
    SELECT customer, before, stage, 0, CASE WHEN ${rethink}::boolean THEN 'thresholds' ELSE 'order' END,
      greatest(since, CASE WHEN NOT ${rethink}::boolean AND last > ${at}::timestamptz - interval '5 minutes' THEN last ELSE ${at}::timestamptz END)
    FROM latest WHERE other AND before <> stage
  ), told AS (
    INSERT INTO lifecycle_transition (customer, from_stage, to_stage, at, cause)
    SELECT customer, before, stage, at, cause FROM moves ORDER BY at, customer, rank
  )
  UPDATE customer_lifecycle l SET stage = n.stage, since = coalesce(m.at, l.since), last_order_at = n.last, due_at = d.due
  FROM latest n
    LEFT JOIN (SELECT customer, max(at) AS at FROM moves GROUP BY customer) m ON m.customer = n.customer
    LEFT JOIN (SELECT customer, min(at) AS due FROM steps WHERE at > ${at} GROUP BY customer) d ON d.customer = n.customer
  WHERE l.customer = n.customer
    AND (l.stage, l.last_order_at, l.due_at) IS DISTINCT FROM (n.stage, n.last, d.due)`;
