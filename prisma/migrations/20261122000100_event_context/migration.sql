-- What the client library says about where an event happened (page, campaign, device), as it came.
ALTER TABLE "event" ADD COLUMN "context" JSONB;
