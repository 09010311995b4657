-- Email: strategies, campaigns, content and its review, sending, what came back, consent.
-- CreateTable
CREATE TABLE "strategy" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "offer" TEXT,
    "tone" TEXT NOT NULL,
    "cadence" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "strategy_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "strategy_fit" (
    "segment" INTEGER NOT NULL,
    "strategy" INTEGER NOT NULL,
    "applies" BOOLEAN NOT NULL,

    CONSTRAINT "strategy_fit_pkey" PRIMARY KEY ("segment","strategy")
);

-- CreateTable
CREATE TABLE "topic" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "double_opt_in" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "topic_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "campaign" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "status_reason" TEXT,
    "segment" INTEGER,
    "strategy" INTEGER,
    "topic" TEXT,
    "schedule" JSONB NOT NULL,
    "trigger" JSONB,
    "send_time" JSONB NOT NULL,
    "holdout" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "pilot" JSONB,
    "attribution" JSONB NOT NULL,
    "cost" JSONB NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 100,
    "owner_id" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "next_run_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "campaign_step" (
    "campaign" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "delay_ms" BIGINT NOT NULL DEFAULT 0,
    "exit_rule" JSONB,
    "version" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER,

    CONSTRAINT "campaign_step_pkey" PRIMARY KEY ("campaign","position")
);

-- CreateTable
CREATE TABLE "email_version" (
    "campaign" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "generated" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "checks" JSONB,
    "checked_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_version_pkey" PRIMARY KEY ("campaign","step","number")
);

-- CreateTable
CREATE TABLE "content_piece" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "content_piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewer_group" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "members" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviewer_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_policy" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "condition" JSONB NOT NULL,
    "approvals" INTEGER NOT NULL,
    "group_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "risk" TEXT NOT NULL,
    "risk_reasons" JSONB NOT NULL,
    "approvals" INTEGER NOT NULL,
    "policies" JSONB NOT NULL,
    "audience" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "review_vote" (
    "review" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_vote_pkey" PRIMARY KEY ("review","user_id")
);

-- CreateTable
CREATE TABLE "review_comment" (
    "id" TEXT NOT NULL,
    "review" INTEGER NOT NULL,
    "place" JSONB,
    "body" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "send_run" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "waterfall" JSONB NOT NULL,
    "pilot_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "send_run_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "send_exclusion" (
    "run" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT,

    CONSTRAINT "send_exclusion_pkey" PRIMARY KEY ("run","customer")
);

-- CreateTable
CREATE TABLE "message" (
    "number" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "campaign" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "detail" TEXT,
    "pilot" BOOLEAN NOT NULL DEFAULT false,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_to" TIMESTAMPTZ(3),
    "provider" TEXT,
    "provider_id" TEXT,
    "bytes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "message_signal" (
    "seq" BIGSERIAL NOT NULL,
    "message" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "url" TEXT,
    "machine" TEXT,
    "detail" JSONB,

    CONSTRAINT "message_signal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "seq" BIGSERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "message" BIGINT,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "journey" (
    "campaign" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "entry" INTEGER NOT NULL DEFAULT 1,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "step" INTEGER,
    "due_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "journey_pkey" PRIMARY KEY ("campaign","customer","entry")
);

-- CreateTable
CREATE TABLE "conversion" (
    "message" BIGINT NOT NULL,
    "order_key" UUID NOT NULL,
    "campaign" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revenue" DECIMAL(18,6) NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "conversion_pkey" PRIMARY KEY ("message","order_key")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "seq" BIGSERIAL NOT NULL,
    "customer" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "topic" TEXT,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "wording" TEXT,
    "proof" JSONB,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "topic_consent" (
    "customer" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "topic_consent_pkey" PRIMARY KEY ("customer","topic")
);

-- CreateTable
CREATE TABLE "contact_preference" (
    "customer" INTEGER NOT NULL,
    "max_per_week" INTEGER,
    "paused_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_preference_pkey" PRIMARY KEY ("customer")
);

-- CreateTable
CREATE TABLE "suppressed_address" (
    "email" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "source" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppressed_address_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "share_link" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "strategy_id_key" ON "strategy"("id");

-- CreateIndex
CREATE UNIQUE INDEX "strategy_key_key" ON "strategy"("key");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_id_key" ON "campaign"("id");

-- CreateIndex
CREATE INDEX "campaign_status_next_run_at_idx" ON "campaign"("status", "next_run_at");

-- CreateIndex
CREATE INDEX "campaign_segment_idx" ON "campaign"("segment");

-- CreateIndex
CREATE UNIQUE INDEX "content_piece_kind_key_key" ON "content_piece"("kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "review_id_key" ON "review"("id");

-- CreateIndex
CREATE INDEX "review_status_due_at_idx" ON "review"("status", "due_at");

-- CreateIndex
CREATE INDEX "review_campaign_step_idx" ON "review"("campaign", "step");

-- CreateIndex
CREATE INDEX "review_comment_review_idx" ON "review_comment"("review");

-- CreateIndex
CREATE UNIQUE INDEX "send_run_id_key" ON "send_run"("id");

-- CreateIndex
CREATE INDEX "send_run_campaign_step_idx" ON "send_run"("campaign", "step");

-- CreateIndex
CREATE INDEX "send_exclusion_customer_idx" ON "send_exclusion"("customer");

-- CreateIndex
CREATE UNIQUE INDEX "message_id_key" ON "message"("id");

-- CreateIndex
CREATE INDEX "message_status_due_at_idx" ON "message"("status", "due_at");

-- CreateIndex
CREATE INDEX "message_customer_sent_at_idx" ON "message"("customer", "sent_at");

-- CreateIndex
CREATE INDEX "message_campaign_status_idx" ON "message"("campaign", "status");

-- CreateIndex
CREATE INDEX "message_provider_id_idx" ON "message"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_run_customer_key" ON "message"("run", "customer");

-- CreateIndex
CREATE INDEX "message_signal_message_kind_idx" ON "message_signal"("message", "kind");

-- CreateIndex
CREATE INDEX "message_signal_at_idx" ON "message_signal"("at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_message_id_key" ON "outbox_mail"("message_id");

-- CreateIndex
CREATE INDEX "outbox_mail_at_idx" ON "outbox_mail"("at");

-- CreateIndex
CREATE INDEX "journey_due_at_idx" ON "journey"("due_at");

-- CreateIndex
CREATE INDEX "conversion_campaign_at_idx" ON "conversion"("campaign", "at");

-- CreateIndex
CREATE INDEX "conversion_order_key_idx" ON "conversion"("order_key");

-- CreateIndex
CREATE INDEX "consent_record_customer_at_idx" ON "consent_record"("customer", "at");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_token_hash_key" ON "share_link"("token_hash");

-- AddForeignKey
ALTER TABLE "campaign_step" ADD CONSTRAINT "campaign_step_campaign_fkey" FOREIGN KEY ("campaign") REFERENCES "campaign"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_version" ADD CONSTRAINT "email_version_campaign_step_fkey" FOREIGN KEY ("campaign", "step") REFERENCES "campaign_step"("campaign", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_vote" ADD CONSTRAINT "review_vote_review_fkey" FOREIGN KEY ("review") REFERENCES "review"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_review_fkey" FOREIGN KEY ("review") REFERENCES "review"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "send_run" ADD CONSTRAINT "send_run_campaign_fkey" FOREIGN KEY ("campaign") REFERENCES "campaign"("number") ON DELETE CASCADE ON UPDATE CASCADE;



-- A message changes its state a few times: room on its page keeps these changes off the indexes.
ALTER TABLE "message" SET (fillfactor = 80);
