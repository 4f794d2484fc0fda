-- Staff enter the answers of somebody on the phone or at the desk (decision 108).

-- Who enters the answers of this draft now, and how they hear them. Both are null for a patient's own.
ALTER TABLE "Draft" ADD COLUMN "recorderId" uuid REFERENCES "StaffMember" ("id");
ALTER TABLE "Draft" ADD COLUMN "channel" text;
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_recorder_has_channel"
  CHECK (("recorderId" IS NULL) = ("channel" IS NULL) AND coalesce("channel" IN ('phone', 'in_person'), true));
CREATE INDEX "Draft_recorderId_idx" ON "Draft" ("recorderId") WHERE "recorderId" IS NOT NULL;

-- Who entered the answers of a filed intake, and when last: a row for each member of staff who did.
CREATE TABLE "IntakeRecorder" (
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "channel" text NOT NULL CHECK ("channel" IN ('phone', 'in_person')),
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("intakeId", "staffId")
);

-- The patient agreed by word of mouth, and this person heard it.
ALTER TABLE "Consent" ADD COLUMN "heardById" uuid REFERENCES "StaffMember" ("id");
