-- Something about this person must be kept (decision 124): nothing of them is erased while a hold has no end.
CREATE TABLE "LegalHold" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "reasonSealed" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "endedById" uuid REFERENCES "StaffMember" ("id"),
  "endedAt" timestamptz(3)
);
CREATE INDEX "LegalHold_intakeId_idx" ON "LegalHold" ("intakeId");
