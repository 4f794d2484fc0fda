-- A filter of the queue under a name of one's own.
CREATE TABLE "SavedView" (
  "id" uuid PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "name" text NOT NULL,
  "filter" jsonb NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "deletedAt" timestamptz(3)
);
CREATE UNIQUE INDEX "SavedView_one_name" ON "SavedView" ("staffId", lower("name")) WHERE "deletedAt" IS NULL;
