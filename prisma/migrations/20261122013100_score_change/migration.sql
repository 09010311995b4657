-- Whose snapshot metrics have changed, for engines that hold them in memory; as person_change.
CREATE TABLE "score_change" (
    "id" BIGSERIAL NOT NULL,
    "customers" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "score_change_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION note_scores() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed INTEGER[];
BEGIN
  SELECT array_agg(customer) INTO changed FROM (SELECT customer FROM changed_rows LIMIT 10001) AS c;
  IF cardinality(changed) > 0 THEN
    INSERT INTO score_change (customers) VALUES (CASE WHEN cardinality(changed) <= 10000 THEN changed END);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION note_all_scores() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO score_change (customers) VALUES (NULL);
  RETURN NULL;
END $$;

CREATE TRIGGER customer_snapshot_inserted AFTER INSERT ON "customer_snapshot" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_scores();
CREATE TRIGGER customer_snapshot_updated AFTER UPDATE ON "customer_snapshot" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_scores();
CREATE TRIGGER customer_snapshot_deleted AFTER DELETE ON "customer_snapshot" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_scores();
CREATE TRIGGER customer_snapshot_emptied AFTER TRUNCATE ON "customer_snapshot" FOR EACH STATEMENT EXECUTE FUNCTION note_all_scores();
