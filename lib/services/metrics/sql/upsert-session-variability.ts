/**
 * $1 customers or null, $2 at, $3 behaviour kinds, $4 events of no session, $5 gap in seconds. Standard deviation over
 * mean of the times between the starts of a customer's sessions; missing below three sessions.
 */
export const UPSERT_SESSION_VARIABILITY = `
WITH named AS MATERIALIZED (
  SELECT id FROM event_name WHERE kind = ANY($3::text[]) AND NOT (kind = 'track' AND name = ANY($4::text[]))
), own AS (
  SELECT e.customer, e.occurred_at, lag(e.occurred_at) OVER (PARTITION BY e.customer ORDER BY e.occurred_at) AS before
  FROM event e JOIN named n ON n.id = e.name
  WHERE e.occurred_at <= $2 AND ($1::int[] IS NULL OR e.customer = ANY($1))
), starts AS (
  SELECT customer, extract(epoch FROM occurred_at - lag(occurred_at) OVER (PARTITION BY customer ORDER BY occurred_at))::float8 AS pause
  FROM own WHERE before IS NULL OR occurred_at - before > make_interval(secs => $5)
), spread AS (
  SELECT customer, round((stddev_samp(pause) / nullif(avg(pause), 0))::numeric, 4)::float8 AS variability FROM starts GROUP BY customer HAVING count(pause) >= 2
)
UPDATE customer_snapshot s SET session_variability = v.variability
FROM customer_snapshot t LEFT JOIN spread v ON v.customer = t.customer
WHERE t.customer = s.customer AND ($1::int[] IS NULL OR s.customer = ANY($1)) AND s.session_variability IS DISTINCT FROM v.variability`;
