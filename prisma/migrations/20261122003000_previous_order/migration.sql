-- Time of the order before the last one: tells who was won back without asking the events of everyone.
ALTER TABLE "customer_fact" ADD COLUMN "previous_order_at" TIMESTAMPTZ(3);
UPDATE "customer_fact" f SET "previous_order_at" = (
  SELECT e."occurred_at" FROM "event" e WHERE e."customer" = f."customer" AND e."name" = n."id" AND e."occurred_at" <= f."computed_at"
  ORDER BY e."occurred_at" DESC OFFSET 1 LIMIT 1
) FROM "event_name" n WHERE n."kind" = 'track' AND n."name" = 'Order Completed' AND f."orders" > 1;
