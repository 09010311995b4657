-- What was done with a campaign, what was settled where two want the same customers, and how far a triggered one has read.
-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "confirmed_size" INTEGER,
ADD COLUMN     "entered_to" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "campaign_act" (
    "id" BIGSERIAL NOT NULL,
    "campaign" INTEGER NOT NULL,
    "step" INTEGER,
    "actor" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_precedence" (
    "first" INTEGER NOT NULL,
    "second" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "settled_by" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_precedence_pkey" PRIMARY KEY ("first","second")
);

-- CreateIndex
CREATE INDEX "campaign_act_campaign_at_idx" ON "campaign_act"("campaign", "at");

-- CreateIndex
CREATE UNIQUE INDEX "journey_campaign_customer_entered_at_key" ON "journey"("campaign", "customer", "entered_at");

-- AddForeignKey
ALTER TABLE "campaign_act" ADD CONSTRAINT "campaign_act_campaign_fkey" FOREIGN KEY ("campaign") REFERENCES "campaign"("number") ON DELETE CASCADE ON UPDATE CASCADE;
