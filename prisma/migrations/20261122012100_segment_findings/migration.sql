-- What the nightly look found in segments, since when, and what a person has answered.
CREATE TABLE "segment_finding" (
    "segment" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" JSONB,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),
    "dismissed_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "segment_finding_pkey" PRIMARY KEY ("segment", "kind", "place")
);
