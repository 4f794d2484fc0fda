-- An intake is meant for somebody: a person, or whoever has a role. It is theirs when they take it.
CREATE TABLE "Handover" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "fromId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "toId" uuid REFERENCES "StaffMember" ("id"),
  "toRole" text CHECK ("toRole" IN ('front_desk', 'clinician')),
  "wordsSealed" text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (("toId" IS NULL) <> ("toRole" IS NULL))
);
CREATE INDEX "Handover_intakeId_createdAt_idx" ON "Handover" ("intakeId", "createdAt");

ALTER TABLE "QueueEntry"
  -- The one that is open; null when it is meant for nobody.
  ADD COLUMN "handoverId" uuid REFERENCES "Handover" ("id"),
  -- When somebody said that they would call again.
  ADD COLUMN "nextTryAt" timestamptz(3);
UPDATE "QueueEntry" q SET "nextTryAt" = (
  SELECT c."nextTryAt" FROM "CallAttempt" c WHERE c."intakeId" = q."intakeId"
  ORDER BY c."createdAt" DESC LIMIT 1);

-- A note is meant for somebody until they say that they read it.
CREATE TABLE "Mention" (
  "noteId" uuid NOT NULL REFERENCES "Note" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "readAt" timestamptz(3),
  PRIMARY KEY ("noteId", "staffId")
);
CREATE INDEX "Mention_unread_idx" ON "Mention" ("staffId") WHERE "readAt" IS NULL;
CREATE TRIGGER "Mention_tell_boards" AFTER INSERT OR UPDATE ON "Mention"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
