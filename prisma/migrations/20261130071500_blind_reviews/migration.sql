-- What a clinician would have said of an intake before they saw its level. Null: they chose to see it.
CREATE TABLE "BlindReview" (
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "level" text CHECK ("level" IN ('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE')),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY ("intakeId", "staffId")
);
