-- Customers with events since their snapshot, in a queue: who is stale is read, not searched for.
CREATE TABLE "metric_touch" (
    "customer" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_touch_pkey" PRIMARY KEY ("customer")
);
CREATE INDEX "metric_touch_at_idx" ON "metric_touch"("at");

-- The counts that the email rates are made of.
ALTER TABLE "customer_snapshot" ADD COLUMN "emails_delivered" INTEGER, ADD COLUMN "emails_opened" INTEGER, ADD COLUMN "emails_clicked" INTEGER;

-- What people wrote down as formula of engagement or as thresholds of the lifecycle, each version kept.
CREATE TABLE "formula_version" (
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "formula_version_pkey" PRIMARY KEY ("kind","version")
);

-- A computation over everyone: how far it is and how it ended.
CREATE TABLE "metric_run" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "step" TEXT NOT NULL DEFAULT '',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "metric_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "metric_run_created_at_idx" ON "metric_run"("created_at");
