/**
 * $1 customers or null, $2 at, $3 kinds of calls that are behaviour, $4 events of no session, $5 gap between sessions in
 * seconds. A session starts where no event of a session came within the gap before. `last_seen_at` is the latest thing
 * that the customer did himself: everything but deliveries, bounces and refunds.
 */
export const UPSERT_FACTS = `
WITH named AS MATERIALIZED (
  SELECT id, kind, name, kind = ANY($3::text[]) AND NOT (kind = 'track' AND name = ANY($4::text[])) AS in_session,
    kind = 'track' AND name IN ('Email Delivered', 'Email Bounced', 'Order Refunded') AS passive
  FROM event_name
), own AS (
  SELECT e.customer, e.occurred_at, e.total, n.in_session, n.passive,
    n.kind = 'track' AND n.name = 'Order Completed' AS ordered, n.kind = 'track' AND n.name = 'Order Refunded' AS refunded,
    lag(e.occurred_at) OVER (PARTITION BY e.customer, n.in_session ORDER BY e.occurred_at) AS before
  FROM event e JOIN named n ON n.id = e.name
  WHERE e.occurred_at <= $2 AND ($1::int[] IS NULL OR e.customer = ANY($1))
), sums AS (
  SELECT customer, count(*) AS events,
    count(*) FILTER (WHERE ordered) AS orders,
    coalesce(sum(total) FILTER (WHERE ordered), 0) - coalesce(sum(total) FILTER (WHERE refunded), 0) AS revenue,
    count(*) FILTER (WHERE in_session AND (before IS NULL OR occurred_at - before > make_interval(secs => $5))) AS sessions,
    min(occurred_at) FILTER (WHERE ordered) AS first_order_at,
    (array_agg(occurred_at ORDER BY occurred_at DESC) FILTER (WHERE ordered))[2] AS previous_order_at,
    max(occurred_at) FILTER (WHERE ordered) AS last_order_at,
    max(occurred_at) FILTER (WHERE NOT passive) AS last_seen_at
  FROM own GROUP BY customer
)
INSERT INTO customer_fact (customer, orders, revenue, events, sessions, first_order_at, previous_order_at, last_order_at, last_seen_at, computed_at)
SELECT c.number, coalesce(s.orders, 0), coalesce(s.revenue, 0), coalesce(s.events, 0), coalesce(s.sessions, 0),
  s.first_order_at, s.previous_order_at, s.last_order_at, s.last_seen_at, $2
FROM customer c LEFT JOIN sums s ON s.customer = c.number
WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND ($1::int[] IS NULL OR c.number = ANY($1))
ORDER BY c.number
ON CONFLICT (customer) DO UPDATE SET orders = excluded.orders, revenue = excluded.revenue, events = excluded.events,
  sessions = excluded.sessions, first_order_at = excluded.first_order_at,
  previous_order_at = excluded.previous_order_at, last_order_at = excluded.last_order_at,
  last_seen_at = excluded.last_seen_at, computed_at = excluded.computed_at
WHERE customer_fact.computed_at <= excluded.computed_at`;
