-- What versions are listed and compared by, without reading their cards.
ALTER TABLE "model_version" ADD COLUMN "headline" JSONB, ADD COLUMN "calibration_error" DOUBLE PRECISION, ADD COLUMN "duel" JSONB;
-- Facts brought up to date lately, for models that follow them.
CREATE INDEX "customer_fact_computed_at" ON "customer_fact" ("computed_at", "customer");
