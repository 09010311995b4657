-- What the sender and what announces the signals look for, each in an index of just those rows.
ALTER TABLE "message_signal" ADD COLUMN "announce_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "suppressed_address_at_idx" ON "suppressed_address"("at");

-- By hand: partial indexes.
CREATE INDEX "message_queue" ON "message" ("run", "pilot", "due_at") WHERE "status" = 'queued';
CREATE INDEX "message_in_hand" ON "message" ("run") WHERE "status" IN ('sending', 'handing');
CREATE INDEX "message_uncertain" ON "message" ("number") WHERE "status" = 'uncertain';
CREATE INDEX "message_signal_unannounced" ON "message_signal" ("announce_at") WHERE "announce_at" IS NOT NULL;
