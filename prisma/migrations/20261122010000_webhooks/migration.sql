-- AlterTable
ALTER TABLE "segment_transition" ADD COLUMN     "initial" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "events" TEXT[],
    "all_segments" BOOLEAN NOT NULL,
    "segments" TEXT[],
    "announce_first_build" BOOLEAN NOT NULL DEFAULT false,
    "secret" TEXT NOT NULL,
    "old_secret" TEXT,
    "old_secret_until" TIMESTAMPTZ(3),
    "owner_id" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "number" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "endpoint" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "transition" BIGINT,
    "segment" INTEGER,
    "customer" INTEGER,
    "payload" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "log" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "webhook_outbox" (
    "id" BIGSERIAL NOT NULL,
    "transitions" BIGINT[],

    CONSTRAINT "webhook_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_id_key" ON "webhook_endpoint"("id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_id_key" ON "webhook_delivery"("id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_number_idx" ON "webhook_delivery"("endpoint", "number");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpoint_transition_key" ON "webhook_delivery"("endpoint", "transition");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_fkey" FOREIGN KEY ("endpoint") REFERENCES "webhook_endpoint"("number") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say.

-- What is to be sent, and what was given up: small beside what was delivered.
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" ("endpoint", "next_at", "number") WHERE "status" = 'waiting';
CREATE INDEX "webhook_delivery_failed" ON "webhook_delivery" ("endpoint", "number") WHERE "status" = 'failed';
CREATE INDEX "webhook_delivery_settled" ON "webhook_delivery" ("settled_at") WHERE "settled_at" IS NOT NULL;

-- Entries and exits are handed to the dispatcher in the transaction that writes them, whoever writes them: one row a
-- statement. A cursor over the ids would miss those that are committed late.
CREATE FUNCTION hand_transitions_to_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "webhook_endpoint" WHERE "disabled_at" IS NULL) THEN
    INSERT INTO "webhook_outbox" ("transitions") SELECT array_agg("id" ORDER BY "id") FROM added HAVING count(*) > 0;
    IF FOUND THEN
      PERFORM pg_notify('kindred_webhook', '');
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "segment_transition_webhooks" AFTER INSERT ON "segment_transition"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hand_transitions_to_webhooks();
