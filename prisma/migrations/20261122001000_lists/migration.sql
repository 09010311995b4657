-- Lists page by (value, customer): both columns in one direction, so that "after this one" is one range of the index.
DROP INDEX "customer_fact_revenue_customer_idx";
DROP INDEX "customer_fact_orders_customer_idx";
DROP INDEX "customer_fact_last_order_at_customer_idx";
DROP INDEX "customer_fact_last_seen_at_customer_idx";
DROP INDEX "customer_snapshot_engagement_score_customer_idx";
CREATE INDEX "customer_fact_revenue_customer_idx" ON "customer_fact" ("revenue", "customer");
CREATE INDEX "customer_fact_orders_customer_idx" ON "customer_fact" ("orders", "customer");
CREATE INDEX "customer_fact_last_order_at_customer_idx" ON "customer_fact" ("last_order_at", "customer");
CREATE INDEX "customer_fact_last_seen_at_customer_idx" ON "customer_fact" ("last_seen_at", "customer");
CREATE INDEX "customer_snapshot_engagement_score_customer_idx" ON "customer_snapshot" ("engagement_score", "customer");

-- What the schema language cannot say.

-- Customers that are there, in order of their making: lists and counts them from the index alone.
DROP INDEX "customer_created_at_number_idx";
CREATE INDEX "customer_live" ON "customer" ("created_at", "number") WHERE "merged_into" IS NULL AND "erased_at" IS NULL;
CREATE INDEX "customer_country" ON "customer" (("traits"->>'country')) WHERE "merged_into" IS NULL AND "erased_at" IS NULL;
CREATE INDEX "customer_email_lower" ON "customer" ((lower("email"))) WHERE "merged_into" IS NULL AND "erased_at" IS NULL;
-- Whoever was merged into a customer; a merge follows it too.
CREATE INDEX "customer_merged_into" ON "customer" ("merged_into") WHERE "merged_into" IS NOT NULL;

-- The latest events in order of receipt. The table is appended to, so a summary of its blocks is enough.
CREATE INDEX "event_seq" ON "event" USING brin ("seq") WITH (pages_per_range = 32, autosummarize = on);
-- Orders that hold a product.
CREATE INDEX "event_order_products" ON "event" USING gin ((jsonb_path_query_array("properties", '$.products[*].productId')) jsonb_path_ops)
  WHERE "properties" ? 'products';

CREATE INDEX "quarantined_event_waiting" ON "quarantined_event" ("received_at", "id") WHERE "replayed_at" IS NULL AND "discarded_at" IS NULL;

-- Where a customer has been.
CREATE INDEX "membership_customer_past" ON "membership" ("customer", "left_at") WHERE "left_at" IS NOT NULL;

-- How often these expressions take a value: the planner does not learn it from a partial index.
CREATE STATISTICS "customer_country_stats" ON ("traits"->>'country') FROM "customer";
CREATE STATISTICS "customer_email_stats" ON (lower("email")) FROM "customer";
