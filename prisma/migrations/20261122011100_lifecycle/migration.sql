-- The lifecycle stage of each customer who has ordered, and every step from one to another.
CREATE TABLE "customer_lifecycle" (
    "customer" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_order_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_lifecycle_pkey" PRIMARY KEY ("customer")
);
CREATE INDEX "customer_lifecycle_due_at_customer_idx" ON "customer_lifecycle"("due_at", "customer");

CREATE TABLE "lifecycle_transition" (
    "id" BIGSERIAL NOT NULL,
    "customer" INTEGER NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "lifecycle_transition_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "lifecycle_transition_customer_at_idx" ON "lifecycle_transition"("customer", "at");
CREATE INDEX "lifecycle_transition_at_idx" ON "lifecycle_transition"("at");
