-- Halves of double surnames, given names and closer sounds are searched too. A job gives the contacts
-- from before their tokens; new ones have them.
ALTER TABLE "IntakeContact" ADD COLUMN "searchVersion" smallint NOT NULL DEFAULT 1;
ALTER TABLE "IntakeContact" ALTER COLUMN "searchVersion" SET DEFAULT 2;
CREATE INDEX "IntakeContact_to_index_idx" ON "IntakeContact" ("id") WHERE "searchVersion" < 2;
