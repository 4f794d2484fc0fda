-- A check of somebody who sent an intake and feels worse: one open at a time.
ALTER TABLE "Draft" ADD COLUMN "reassessesId" uuid UNIQUE REFERENCES "Intake" ("id");
