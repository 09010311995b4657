-- Review: who wrote what, what a vote saw, fixes of checks; and what no code path may get around.
ALTER TABLE "email_version" ADD COLUMN "editors" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "review" ADD COLUMN "approved_at" TIMESTAMPTZ(3);
ALTER TABLE "review_vote" ADD COLUMN "hash" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "review_fix" (
    "id" TEXT NOT NULL,
    "review" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "check_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "before_hash" TEXT NOT NULL,
    "after_hash" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_fix_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_fix_review_idx" ON "review_fix"("review");

-- CreateIndex
CREATE INDEX "review_vote_user_id_at_idx" ON "review_vote"("user_id", "at");

-- AddForeignKey
ALTER TABLE "review_fix" ADD CONSTRAINT "review_fix_review_fkey" FOREIGN KEY ("review") REFERENCES "review"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everyone who ever wrote into a version is kept with it: none of them may approve it.
CREATE FUNCTION note_editor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.updated_by = ANY(NEW.editors) THEN NEW.editors := NEW.editors || NEW.updated_by; END IF;
  IF NOT NEW.created_by = ANY(NEW.editors) THEN NEW.editors := NEW.editors || NEW.created_by; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER email_version_editor BEFORE INSERT OR UPDATE ON "email_version" FOR EACH ROW EXECUTE FUNCTION note_editor();

-- A version that has left its author's hands does not change, save by the fix of a check while it is reviewed.
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'draft' OR (NEW.document = OLD.document AND NEW.hash = OLD.hash) THEN RETURN NEW; END IF;
  IF OLD.status = 'submitted' AND current_setting('kindred.check_fix', true) = 'on' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'version % of step % of campaign % is % and cannot be changed', OLD.number, OLD.step, OLD.campaign, OLD.status
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER email_version_kept BEFORE UPDATE ON "email_version" FOR EACH ROW EXECUTE FUNCTION keep_version();

-- A newer version voids what was being reviewed, and what was approved and has not begun. What is live goes on as approved.
CREATE FUNCTION void_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE begun boolean;
BEGIN
  IF NOT EXISTS (SELECT FROM "review" r WHERE r.campaign = NEW.campaign AND r.step = NEW.step AND r.version < NEW.number AND r.status IN ('open', 'approved'))
    THEN RETURN NULL; END IF;
  SELECT c.status IN ('sending', 'live', 'paused', 'done', 'cancelled') INTO begun FROM "campaign" c WHERE c.number = NEW.campaign FOR UPDATE;
  UPDATE "email_version" v SET status = 'superseded' FROM "review" r
    WHERE r.campaign = NEW.campaign AND r.step = NEW.step AND r.version < NEW.number AND (r.status = 'open' OR (r.status = 'approved' AND NOT begun))
      AND v.campaign = r.campaign AND v.step = r.step AND v.number = r.version AND v.status IN ('submitted', 'approved');
  UPDATE "review" r SET status = 'superseded', decided_at = NEW.created_at
    WHERE r.campaign = NEW.campaign AND r.step = NEW.step AND r.version < NEW.number AND (r.status = 'open' OR (r.status = 'approved' AND NOT begun));
  IF NOT begun THEN
    UPDATE "campaign_step" s SET approved = NULL WHERE s.campaign = NEW.campaign AND s.position = NEW.step AND s.approved IS NOT NULL;
    UPDATE "campaign" c SET status = 'draft', next_run_at = NULL WHERE c.number = NEW.campaign AND c.status IN ('inReview', 'approved', 'scheduled');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER email_version_voids AFTER INSERT ON "email_version" FOR EACH ROW EXECUTE FUNCTION void_reviews();
