-- What its owner expects of a segment: looked at before a rule takes effect.
ALTER TABLE "segment" ADD COLUMN "checks" JSONB;
CREATE INDEX "segment_parent_id_idx" ON "segment"("parent_id");
CREATE INDEX "segment_owner_id_idx" ON "segment"("owner_id");

-- Segments that were deleted, as they were: to be brought back for a while.
CREATE TABLE "deleted_segment" (
    "number" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deleted_segment_pkey" PRIMARY KEY ("number")
);
CREATE UNIQUE INDEX "deleted_segment_id_key" ON "deleted_segment"("id");
CREATE INDEX "deleted_segment_deleted_at_idx" ON "deleted_segment"("deleted_at");
