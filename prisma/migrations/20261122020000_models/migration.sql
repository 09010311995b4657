-- Models, their versions, what they say of customers, and what is watched of them.
CREATE TABLE "model" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT,
    "definition" JSONB NOT NULL,
    "writes" TEXT,
    "owner_id" TEXT,
    "schedule" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "champion" INTEGER,
    "economics" JSONB,
    "scored" INTEGER NOT NULL DEFAULT 0,
    "scored_at" TIMESTAMPTZ(3),
    "scored_to" TIMESTAMPTZ(3),
    "next_scoring_at" TIMESTAMPTZ(3),
    "next_training_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_pkey" PRIMARY KEY ("number")
);
CREATE UNIQUE INDEX "model_id_key" ON "model"("id");
CREATE UNIQUE INDEX "model_key_key" ON "model"("key");
CREATE INDEX "model_next_scoring_at_idx" ON "model"("next_scoring_at");
CREATE INDEX "model_next_training_at_idx" ON "model"("next_training_at");

CREATE TABLE "model_version" (
    "model" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "note" TEXT,
    "definition" JSONB NOT NULL,
    "artefact" BYTEA,
    "result" JSONB,
    "details" BYTEA,
    "reference" JSONB,
    "hold_out" BYTEA,
    "customers" INTEGER,
    "step" TEXT NOT NULL DEFAULT '',
    "share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "done" INTEGER,
    "total" INTEGER,
    "cancelling" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "heartbeat_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "trained_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "trained_at" TIMESTAMPTZ(3),
    "promoted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("model","number")
);
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_model_fkey" FOREIGN KEY ("model") REFERENCES "model"("number") ON DELETE CASCADE ON UPDATE CASCADE;
-- One training of a model at a time, and one champion.
CREATE UNIQUE INDEX "model_version_in_progress" ON "model_version" ("model") WHERE "status" IN ('queued', 'training');
CREATE UNIQUE INDEX "model_version_champion" ON "model_version" ("model") WHERE "status" = 'champion';

-- Names that people gave to groups: they outlive a retraining.
CREATE TABLE "model_group" (
    "model" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_group_pkey" PRIMARY KEY ("model","label")
);

CREATE TABLE "model_score" (
    "model" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "value" DOUBLE PRECISION,
    "probability" DOUBLE PRECISION,
    "percentile" DOUBLE PRECISION,
    "label" TEXT,
    "extra" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_score_pkey" PRIMARY KEY ("model","customer")
);
CREATE INDEX "model_score_model_percentile_customer_idx" ON "model_score"("model", "percentile", "customer");
CREATE INDEX "model_score_customer_idx" ON "model_score"("customer");
CREATE INDEX "model_score_group" ON "model_score" ("model", "label", "customer") WHERE "label" IS NOT NULL;

CREATE TABLE "drift_report" (
    "id" TEXT NOT NULL,
    "model" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "customers" INTEGER NOT NULL,
    "grade" TEXT NOT NULL,
    "features" JSONB NOT NULL,

    CONSTRAINT "drift_report_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "drift_report_model_at_idx" ON "drift_report"("model", "at");

CREATE TABLE "model_alert" (
    "id" TEXT NOT NULL,
    "model" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "feature" TEXT,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,
    "resolution" TEXT,

    CONSTRAINT "model_alert_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "model_alert" ADD CONSTRAINT "model_alert_model_fkey" FOREIGN KEY ("model") REFERENCES "model"("number") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "model_alert_model_created_at_idx" ON "model_alert"("model", "created_at");
-- What is wrong is said once until it is settled.
CREATE UNIQUE INDEX "model_alert_open" ON "model_alert" ("model", "kind", coalesce("feature", '')) WHERE "resolved_at" IS NULL;

CREATE TABLE "model_act" (
    "id" BIGSERIAL NOT NULL,
    "model" INTEGER NOT NULL,
    "version" INTEGER,
    "actor" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_act_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "model_act_model_at_idx" ON "model_act"("model", "at");

-- What models write for rules to read, by the model's key; customer_snapshot is followed by its triggers.
ALTER TABLE "customer_snapshot" ADD COLUMN "probabilities" JSONB, ADD COLUMN "percentiles" JSONB, ADD COLUMN "predictions" JSONB;
