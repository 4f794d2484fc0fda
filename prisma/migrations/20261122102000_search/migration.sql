-- What somebody looks for, sealed, so that no name stands in an address. Kept for half a day.
CREATE TABLE "StaffSearch" (
  "id" uuid PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "wordsSealed" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "StaffSearch_createdAt_idx" ON "StaffSearch" ("createdAt");
