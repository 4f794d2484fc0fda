-- What somebody did to many open intakes at once: which were changed, which were left alone and why.
CREATE TABLE "BulkAct" (
  "id" uuid PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "act" text NOT NULL CHECK ("act" IN ('assign', 'close', 'undo')),
  "toId" uuid REFERENCES "StaffMember" ("id"),
  "results" jsonb NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "undoneAt" timestamptz(3)
);
