import type { Queryable } from '@/lib/platform/db';

/** Orders of so many days are looked at anew, with all touches that can count for them: the longest window is 90 days too. */
const ORDER_DAYS = 90;
const TOUCH_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * - touch: opens and clicks that are held to be a person's; where the model asks for clicks, clicks alone. Who clicked has
 *   opened.
 * - candidate: of each order the messages that touched its customer within their campaign's window before it.
 * - An order is credited once. Its last touch decides: under lastClick and lastOpen all of it goes to that message; under
 *   linear it is shared equally by all messages of linear campaigns that touched within their windows.
 * - revenue: what was paid less what was refunded of the same order, never below zero.
 */
const ATTRIBUTE = `
WITH touch AS MATERIALIZED (
  SELECT s.message, s.at, m.campaign, coalesce(o.merged_into, o.number) AS customer,
    k.attribution->>'model' AS model, make_interval(days => coalesce((k.attribution->>'windowDays')::int, 14)) AS lasts
  FROM message_signal s JOIN message m ON m.number = s.message JOIN campaign k ON k.number = m.campaign
  JOIN customer o ON o.number = m.customer
  WHERE s.at > $1 AND s.at <= $2 AND s.machine IS NULL
    AND (s.kind = 'click' OR (s.kind = 'open' AND coalesce(k.attribution->>'model', 'lastClick') <> 'lastClick'))
), buyer AS (SELECT DISTINCT customer FROM touch
), name AS (SELECT id, name FROM event_name WHERE kind = 'track' AND name IN ('Order Completed', 'Order Refunded')
), sale AS MATERIALIZED (
  SELECT e.message_key, e.customer, e.occurred_at AS at, e.properties->>'orderId' AS order_id, coalesce(e.total, 0) AS total
  FROM buyer JOIN event e ON e.customer = buyer.customer
  WHERE e.name = (SELECT id FROM name WHERE name = 'Order Completed') AND e.occurred_at > $3 AND e.occurred_at <= $2
), refund AS MATERIALIZED (
  SELECT e.customer, e.properties->>'orderId' AS order_id, sum(abs(coalesce(e.total, 0))) AS total
  FROM buyer JOIN event e ON e.customer = buyer.customer
  WHERE e.name = (SELECT id FROM name WHERE name = 'Order Refunded') AND e.occurred_at > $3 AND e.occurred_at <= $2
    AND e.properties->>'orderId' IS NOT NULL GROUP BY 1, 2
), candidate AS (
  SELECT s.message_key, s.customer, s.at, t.message, t.campaign, t.model, max(t.at) AS touched,
    greatest(s.total - coalesce(r.total, 0), 0) AS revenue
  FROM sale s JOIN touch t ON t.customer = s.customer AND t.at <= s.at AND t.at > s.at - t.lasts
  LEFT JOIN refund r ON r.customer = s.customer AND r.order_id = s.order_id
  GROUP BY s.message_key, s.customer, s.at, s.total, r.total, t.message, t.campaign, t.model
), ranked AS (
  SELECT *, first_value(model) OVER last AS decides, row_number() OVER last AS place,
    count(*) FILTER (WHERE model = 'linear') OVER (PARTITION BY message_key) AS sharers
  FROM candidate WINDOW last AS (PARTITION BY message_key ORDER BY touched DESC, message DESC)
), wanted AS MATERIALIZED (
  SELECT message, message_key AS order_key, campaign, customer, at,
    CASE WHEN decides = 'linear' THEN 1.0::float8 / sharers ELSE 1 END AS weight,
    round(CASE WHEN decides = 'linear' THEN revenue / sharers ELSE revenue END, 6) AS revenue
  FROM ranked WHERE (decides = 'linear' AND model = 'linear') OR (decides IS DISTINCT FROM 'linear' AND place = 1)
), gone AS (
  DELETE FROM conversion c WHERE c.at > $3
    AND NOT EXISTS (SELECT FROM wanted w WHERE w.message = c.message AND w.order_key = c.order_key)
  RETURNING c.message
), written AS (
  INSERT INTO conversion AS c (message, order_key, campaign, customer, at, revenue, weight)
  SELECT message, order_key, campaign, customer, at, revenue, weight FROM wanted
  ON CONFLICT (message, order_key) DO UPDATE SET campaign = excluded.campaign, customer = excluded.customer, at = excluded.at,
    revenue = excluded.revenue, weight = excluded.weight
  WHERE (c.customer, c.at, c.revenue, c.weight) IS DISTINCT FROM (excluded.customer, excluded.at, excluded.revenue, excluded.weight)
  RETURNING c.message
)
SELECT (SELECT count(*)::int FROM wanted) AS standing, (SELECT count(*)::int FROM written) AS written, (SELECT count(*)::int FROM gone) AS gone`;

/**
 * Credits orders to the messages that came before them, as the attribution of their campaigns says. All of the last three
 * months is looked at anew, so that late orders, refunds, merged customers and clicks that turned out to be a program's
 * are put right; what stands as it should is not touched. What is older stays as it is.
 */
export async function attributeConversions(
  db: Queryable,
  at: Date,
): Promise<{ standing: number; written: number; gone: number }> {
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS);
  const { rows } = await db.query<{ standing: number; written: number; gone: number }>(ATTRIBUTE, [
    before(TOUCH_DAYS),
    at,
    before(ORDER_DAYS),
  ]);
  return rows[0] ?? { standing: 0, written: 0, gone: 0 };
}
