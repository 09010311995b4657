/**
 * $1 customers or null, $2 at. Of the emails delivered to a customer, the share that he opened (one who clicked has
 * opened) and clicked; an email counts once however often it was opened. Missing where nothing was delivered, and the
 * click-to-open rate where nothing was opened.
 */
export const UPSERT_EMAIL_RATES = `
WITH named AS MATERIALIZED (
  SELECT id, name FROM event_name WHERE kind = 'track' AND name IN ('Email Delivered', 'Email Opened', 'Email Link Clicked')
), email AS (
  SELECT e.customer, n.name, coalesce(e.properties->>'campaignId', e.message_key::text) AS campaign
  FROM event e JOIN named n ON n.id = e.name
  WHERE e.occurred_at <= $2 AND ($1::int[] IS NULL OR e.customer = ANY($1))
), counts AS (
  SELECT customer,
    count(*) FILTER (WHERE name = 'Email Delivered')::float8 AS delivered,
    count(DISTINCT campaign) FILTER (WHERE name <> 'Email Delivered')::float8 AS opened,
    count(DISTINCT campaign) FILTER (WHERE name = 'Email Link Clicked')::float8 AS clicked
  FROM email GROUP BY customer
), rates AS (
  SELECT customer,
    CASE WHEN delivered > 0 THEN least(1, opened / delivered) END AS opens,
    CASE WHEN delivered > 0 THEN least(1, clicked / delivered) END AS clicks,
    clicked / nullif(opened, 0) AS click_to_open
  FROM counts
)
UPDATE customer_snapshot s SET open_rate = r.opens, click_rate = r.clicks, click_to_open_rate = r.click_to_open
FROM customer_snapshot t LEFT JOIN rates r ON r.customer = t.customer
WHERE t.customer = s.customer AND ($1::int[] IS NULL OR s.customer = ANY($1))
  AND (s.open_rate, s.click_rate, s.click_to_open_rate) IS DISTINCT FROM (r.opens, r.clicks, r.click_to_open)`;
