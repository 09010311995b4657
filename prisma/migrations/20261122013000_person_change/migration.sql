-- Which customers have changed in what engines in memory hold of them: one row a statement, pruned after an hour.
-- No customers means: any of them.
CREATE TABLE "person_change" (
    "id" BIGSERIAL NOT NULL,
    "customers" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "person_change_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION note_customers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed INTEGER[];
BEGIN
  SELECT array_agg(number) INTO changed FROM (SELECT number FROM changed_rows LIMIT 10001) AS c;
  IF cardinality(changed) > 0 THEN
    INSERT INTO person_change (customers) VALUES (CASE WHEN cardinality(changed) <= 10000 THEN changed END);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION note_owners() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed INTEGER[];
BEGIN
  SELECT array_agg(customer) INTO changed FROM (SELECT customer FROM changed_rows LIMIT 10001) AS c;
  IF cardinality(changed) > 0 THEN
    INSERT INTO person_change (customers) VALUES (CASE WHEN cardinality(changed) <= 10000 THEN changed END);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION note_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person_change (customers) VALUES (NULL);
  RETURN NULL;
END $$;

CREATE TRIGGER customer_inserted AFTER INSERT ON "customer" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_customers();
CREATE TRIGGER customer_updated AFTER UPDATE ON "customer" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_customers();
CREATE TRIGGER customer_deleted AFTER DELETE ON "customer" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_customers();
CREATE TRIGGER customer_emptied AFTER TRUNCATE ON "customer" FOR EACH STATEMENT EXECUTE FUNCTION note_all();
CREATE TRIGGER consent_inserted AFTER INSERT ON "consent" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_owners();
CREATE TRIGGER consent_updated AFTER UPDATE ON "consent" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_owners();
CREATE TRIGGER consent_deleted AFTER DELETE ON "consent" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_owners();
CREATE TRIGGER consent_emptied AFTER TRUNCATE ON "consent" FOR EACH STATEMENT EXECUTE FUNCTION note_all();
CREATE TRIGGER suppression_inserted AFTER INSERT ON "suppression" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_owners();
CREATE TRIGGER suppression_updated AFTER UPDATE ON "suppression" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_owners();
CREATE TRIGGER suppression_deleted AFTER DELETE ON "suppression" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_owners();
CREATE TRIGGER suppression_emptied AFTER TRUNCATE ON "suppression" FOR EACH STATEMENT EXECUTE FUNCTION note_all();
-- Events that go, or are put back in another order, are not followed row by row: everything is read anew.
CREATE TRIGGER event_emptied AFTER TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION note_all();
CREATE TRIGGER event_deleted AFTER DELETE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION note_all();
