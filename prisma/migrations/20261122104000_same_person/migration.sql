-- What staff said of two intakes: one person, or two. Undone, it counts no more but stays.
CREATE TABLE "PersonMatch" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "otherId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "same" boolean NOT NULL,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "undoneById" uuid REFERENCES "StaffMember" ("id"),
  "undoneAt" timestamptz(3),
  -- Each pair has one order, so that it cannot be ruled on twice.
  CHECK ("intakeId" < "otherId"),
  CHECK (("undoneById" IS NULL) = ("undoneAt" IS NULL))
);
CREATE UNIQUE INDEX "PersonMatch_pair_key" ON "PersonMatch" ("intakeId", "otherId") WHERE "undoneAt" IS NULL;
CREATE INDEX "PersonMatch_otherId_idx" ON "PersonMatch" ("otherId");
