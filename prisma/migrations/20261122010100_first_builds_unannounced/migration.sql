-- A first build can be everyone at once: it is handed over only where an endpoint asks for it.
CREATE OR REPLACE FUNCTION hand_transitions_to_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted boolean;
  builds boolean;
BEGIN
  SELECT count(*) > 0, coalesce(bool_or("announce_first_build"), false) INTO wanted, builds
  FROM "webhook_endpoint" WHERE "disabled_at" IS NULL;
  IF wanted THEN
    INSERT INTO "webhook_outbox" ("transitions")
    SELECT array_agg("id" ORDER BY "id") FROM added WHERE builds OR NOT "initial" HAVING count(*) > 0;
    IF FOUND THEN
      PERFORM pg_notify('kindred_webhook', '');
    END IF;
  END IF;
  RETURN NULL;
END
$$;
