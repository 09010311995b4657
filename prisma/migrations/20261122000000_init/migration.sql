-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('marketer', 'reviewer', 'manager', 'admin');

-- CreateEnum
CREATE TYPE "IdentityKind" AS ENUM ('user', 'anonymous');

-- CreateEnum
CREATE TYPE "SegmentStatus" AS ENUM ('draft', 'active', 'archived');

-- CreateTable
CREATE TABLE "user_account" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "write_key" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "write_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_client" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "token_hash" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "outcome" TEXT NOT NULL,
    "detail" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "customer" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "external_id" TEXT,
    "email" TEXT,
    "traits" JSONB NOT NULL DEFAULT '{}',
    "trait_times" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3),
    "merged_into" INTEGER,
    "merged_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "identity" (
    "kind" "IdentityKind" NOT NULL,
    "value" TEXT NOT NULL,
    "customer" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "consent" (
    "customer" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("customer","channel")
);

-- CreateTable
CREATE TABLE "suppression" (
    "customer" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("customer","channel")
);

-- CreateTable
CREATE TABLE "event_name" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "message_key" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "customer" INTEGER NOT NULL,
    "name" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "product" TEXT,
    "category" TEXT,
    "total" DECIMAL,
    "properties" JSONB,

    CONSTRAINT "event_pkey" PRIMARY KEY ("message_key")
);

-- CreateTable
CREATE TABLE "quarantined_event" (
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source_id" TEXT,
    "call" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "replayed_at" TIMESTAMPTZ(3),
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "quarantined_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "customers" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT,
    "price" DECIMAL,
    "currency" TEXT,
    "image_url" TEXT,
    "url" TEXT,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "product_fact" (
    "product" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "revenue" DECIMAL NOT NULL DEFAULT 0,
    "views" INTEGER NOT NULL DEFAULT 0,
    "last_order_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_fact_pkey" PRIMARY KEY ("product")
);

-- CreateTable
CREATE TABLE "customer_fact" (
    "customer" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "revenue" DECIMAL NOT NULL DEFAULT 0,
    "events" INTEGER NOT NULL DEFAULT 0,
    "sessions" INTEGER NOT NULL DEFAULT 0,
    "first_order_at" TIMESTAMPTZ(3),
    "last_order_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_fact_pkey" PRIMARY KEY ("customer")
);

-- CreateTable
CREATE TABLE "customer_snapshot" (
    "customer" INTEGER NOT NULL,
    "recency_score" INTEGER,
    "frequency_score" INTEGER,
    "monetary_score" INTEGER,
    "engagement_score" DOUBLE PRECISION,
    "engagement_trend" DOUBLE PRECISION,
    "open_rate" DOUBLE PRECISION,
    "click_rate" DOUBLE PRECISION,
    "click_to_open_rate" DOUBLE PRECISION,
    "session_variability" DOUBLE PRECISION,
    "favourite_category" TEXT,
    "lifetime_value" DOUBLE PRECISION,
    "churn_probability" DOUBLE PRECISION,
    "affinities" JSONB,
    "clusters" JSONB,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_snapshot_pkey" PRIMARY KEY ("customer")
);

-- CreateTable
CREATE TABLE "segment" (
    "number" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "goal" TEXT,
    "owner_id" TEXT,
    "parent_id" TEXT,
    "rule" JSONB NOT NULL,
    "status" "SegmentStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "size" INTEGER,
    "size_at" TIMESTAMPTZ(3),
    "built_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "segment_version" (
    "segment" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "status" "SegmentStatus" NOT NULL,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_version_pkey" PRIMARY KEY ("segment","version")
);

-- CreateTable
CREATE TABLE "membership" (
    "segment" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("segment","customer","entered_at")
);

-- CreateTable
CREATE TABLE "due_time" (
    "customer" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "due_time_pkey" PRIMARY KEY ("customer")
);

-- CreateTable
CREATE TABLE "segment_transition" (
    "id" BIGSERIAL NOT NULL,
    "segment" INTEGER NOT NULL,
    "customer" INTEGER NOT NULL,
    "entered" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_transition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "write_key_key_hash_key" ON "write_key"("key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_client_client_id_key" ON "api_client"("client_id");

-- CreateIndex
CREATE INDEX "access_token_expires_at_idx" ON "access_token"("expires_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_at_idx" ON "audit_entry"("subject", "at");

-- CreateIndex
CREATE UNIQUE INDEX "customer_id_key" ON "customer"("id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_external_id_key" ON "customer"("external_id");

-- CreateIndex
CREATE INDEX "customer_created_at_number_idx" ON "customer"("created_at", "number");

-- CreateIndex
CREATE INDEX "customer_email_idx" ON "customer"("email");

-- CreateIndex
CREATE INDEX "identity_customer_idx" ON "identity"("customer");

-- CreateIndex
CREATE UNIQUE INDEX "event_name_kind_name_key" ON "event_name"("kind", "name");

-- CreateIndex
CREATE INDEX "event_customer_name_time" ON "event"("customer", "name", "occurred_at", "seq");

-- CreateIndex
CREATE INDEX "quarantined_event_received_at_id_idx" ON "quarantined_event"("received_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "product_id_key" ON "product"("id");

-- CreateIndex
CREATE UNIQUE INDEX "product_external_id_key" ON "product"("external_id");

-- CreateIndex
CREATE INDEX "product_category_idx" ON "product"("category");

-- CreateIndex
CREATE INDEX "customer_fact_revenue_customer_idx" ON "customer_fact"("revenue" DESC, "customer");

-- CreateIndex
CREATE INDEX "customer_fact_orders_customer_idx" ON "customer_fact"("orders" DESC, "customer");

-- CreateIndex
CREATE INDEX "customer_fact_last_order_at_customer_idx" ON "customer_fact"("last_order_at" DESC, "customer");

-- CreateIndex
CREATE INDEX "customer_fact_last_seen_at_customer_idx" ON "customer_fact"("last_seen_at" DESC, "customer");

-- CreateIndex
CREATE INDEX "customer_snapshot_engagement_score_customer_idx" ON "customer_snapshot"("engagement_score" DESC, "customer");

-- CreateIndex
CREATE UNIQUE INDEX "segment_id_key" ON "segment"("id");

-- CreateIndex
CREATE UNIQUE INDEX "segment_key_key" ON "segment"("key");

-- CreateIndex
CREATE INDEX "membership_segment_left_at_idx" ON "membership"("segment", "left_at");

-- CreateIndex
CREATE INDEX "due_time_at_customer_idx" ON "due_time"("at", "customer");

-- CreateIndex
CREATE INDEX "segment_transition_segment_at_idx" ON "segment_transition"("segment", "at");

-- CreateIndex
CREATE INDEX "segment_transition_customer_at_idx" ON "segment_transition"("customer", "at");

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "api_client"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- "Who did this in this time", answered from the index alone.
CREATE INDEX "event_name_time" ON "event" ("name", "occurred_at") INCLUDE ("customer");

-- A customer is at most once in a segment at a time.
CREATE UNIQUE INDEX "membership_current" ON "membership" ("segment", "customer") WHERE "left_at" IS NULL;
CREATE INDEX "membership_customer_current" ON "membership" ("customer", "segment") WHERE "left_at" IS NULL;

-- Search of the customer list.
CREATE INDEX "customer_search" ON "customer" USING gin ((
  lower(coalesce("email", '') || ' ' || coalesce("traits"->>'firstName', '') || ' ' || coalesce("traits"->>'lastName', '')
    || ' ' || coalesce("traits"->>'name', '') || ' ' || coalesce("external_id", ''))
) gin_trgm_ops) WHERE "merged_into" IS NULL AND "erased_at" IS NULL;
CREATE INDEX "product_search" ON "product" USING gin ((lower("name" || ' ' || "external_id")) gin_trgm_ops);

-- The worker is woken by a notification, at most one a transaction.
CREATE FUNCTION notify_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kindred_change', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER "change_notify" AFTER INSERT ON "change" FOR EACH STATEMENT EXECUTE FUNCTION notify_change();

-- Events arrive in one stream of inserts: analyse often enough for the planner to see it.
ALTER TABLE "event" SET (autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
