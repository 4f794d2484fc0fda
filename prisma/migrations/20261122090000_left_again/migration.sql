-- A draft that was filed as abandoned is gone on with and left again, or stopped by an emergency.
ALTER TABLE "Reassessment"
  DROP CONSTRAINT "Reassessment_kind_check",
  ADD CONSTRAINT "Reassessment_kind_check" CHECK ("kind" IN ('finished', 'worse', 'more'));

DROP INDEX "Draft_red_flag_idx";
CREATE INDEX "Draft_red_flag_idx" ON "Draft" ("updatedAt")
  WHERE "redFlagAt" IS NOT NULL AND ("abandonedAt" IS NULL OR "updatedAt" > "abandonedAt");
