-- The first schema. Works on Postgres 15 and newer.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE "StaffMember" (
  "id" uuid PRIMARY KEY,
  "email" text NOT NULL UNIQUE CHECK ("email" = lower("email")),
  "name" text NOT NULL,
  "role" text NOT NULL CHECK ("role" IN ('front_desk', 'clinician', 'admin')),
  "passwordHash" text NOT NULL,
  "demo" boolean NOT NULL DEFAULT false,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "disabledAt" timestamptz(3)
);

CREATE TABLE "StaffSession" (
  "tokenHash" text PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "lastSeenAt" timestamptz(3) NOT NULL DEFAULT now(),
  "expiresAt" timestamptz(3) NOT NULL,
  "revokedAt" timestamptz(3)
);
CREATE INDEX "StaffSession_staffId_idx" ON "StaffSession" ("staffId");

CREATE TABLE "Draft" (
  "id" uuid PRIMARY KEY,
  "tokenHash" text NOT NULL UNIQUE,
  "answersSealed" text NOT NULL,
  "problemSealed" text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
  "expiresAt" timestamptz(3) NOT NULL
);
CREATE INDEX "Draft_expiresAt_idx" ON "Draft" ("expiresAt");

CREATE TABLE "Intake" (
  "id" uuid PRIMARY KEY,
  "reference" text NOT NULL UNIQUE,
  "tokenHash" text NOT NULL UNIQUE,
  "receivedAt" timestamptz(3) NOT NULL DEFAULT now(),
  "locale" text NOT NULL,
  "filedAs" text NOT NULL CHECK ("filedAs" IN ('sent', 'emergency_stop', 'under_16')),
  "level" text NOT NULL CHECK ("level" IN ('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE')),
  "ruleVersion" text NOT NULL,
  "firedRules" text[] NOT NULL,
  "reviewFlags" text[] NOT NULL,
  "answersSealed" text NOT NULL,
  "demo" boolean NOT NULL DEFAULT false
);

CREATE TABLE "IntakeContact" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "contactSealed" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "IntakeContact_intakeId_createdAt_idx" ON "IntakeContact" ("intakeId", "createdAt");

CREATE TABLE "SearchToken" (
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "kind" text NOT NULL CHECK ("kind" IN ('phone', 'email', 'birth_date', 'surname', 'surname_sound')),
  "token" text NOT NULL,
  PRIMARY KEY ("intakeId", "kind", "token")
);
CREATE INDEX "SearchToken_kind_token_idx" ON "SearchToken" ("kind", "token");

CREATE TABLE "Consent" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "textVersion" text NOT NULL,
  "textHash" text NOT NULL,
  "agreedAt" timestamptz(3) NOT NULL
);
CREATE INDEX "Consent_intakeId_idx" ON "Consent" ("intakeId");

CREATE TABLE "IntakeAddendum" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "kind" text NOT NULL CHECK ("kind" IN ('already_checked', 'answered_by_mistake')),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "IntakeAddendum_intakeId_idx" ON "IntakeAddendum" ("intakeId");

CREATE TABLE "QueueEntry" (
  "intakeId" uuid PRIMARY KEY REFERENCES "Intake" ("id"),
  "level" text NOT NULL CHECK ("level" IN ('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE')),
  "levelRank" smallint NOT NULL CHECK ("levelRank" BETWEEN 0 AND 4),
  "receivedAt" timestamptz(3) NOT NULL,
  "dueAt" timestamptz(3),
  "claimedById" uuid REFERENCES "StaffMember" ("id"),
  "claimedAt" timestamptz(3),
  "version" integer NOT NULL DEFAULT 0,
  CHECK (("claimedById" IS NULL) = ("claimedAt" IS NULL))
);
CREATE INDEX "QueueEntry_levelRank_dueAt_idx" ON "QueueEntry" ("levelRank", "dueAt");

CREATE TABLE "Review" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "previousLevel" text NOT NULL CHECK ("previousLevel" IN ('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE')),
  "level" text NOT NULL CHECK ("level" IN ('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE')),
  "reasonSealed" text,
  "needsSecond" boolean NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  -- A level is never changed without a reason.
  CHECK ("level" = "previousLevel" OR "reasonSealed" IS NOT NULL),
  -- Lowering an EMERGENCY always waits for a second clinician.
  CHECK ("needsSecond" = ("previousLevel" = 'EMERGENCY' AND "level" <> 'EMERGENCY'))
);
CREATE INDEX "Review_intakeId_createdAt_idx" ON "Review" ("intakeId", "createdAt");

CREATE TABLE "SecondReview" (
  "reviewId" uuid PRIMARY KEY REFERENCES "Review" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "agrees" boolean NOT NULL,
  "reasonSealed" text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);

-- The second clinician is another person than the first, whatever the code above forgets.
CREATE FUNCTION second_review_is_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Review" r WHERE r."id" = NEW."reviewId" AND r."staffId" = NEW."staffId") THEN
    RAISE EXCEPTION 'second review by the same clinician' USING ERRCODE = 'check_violation', CONSTRAINT = 'SecondReview_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SecondReview_by_another" BEFORE INSERT ON "SecondReview"
  FOR EACH ROW EXECUTE FUNCTION second_review_is_by_another();

CREATE TABLE "CallAttempt" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "outcome" text NOT NULL CHECK ("outcome" IN ('spoke', 'no_answer', 'left_message', 'wrong_number')),
  "noteSealed" text,
  "nextTryAt" timestamptz(3),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "CallAttempt_intakeId_createdAt_idx" ON "CallAttempt" ("intakeId", "createdAt");

CREATE TABLE "Note" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "bodySealed" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "Note_intakeId_createdAt_idx" ON "Note" ("intakeId", "createdAt");

CREATE TABLE "Closure" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "outcome" text NOT NULL,
  "noteSealed" text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "Closure_intakeId_createdAt_idx" ON "Closure" ("intakeId", "createdAt");

CREATE TABLE "Slot" (
  "id" uuid PRIMARY KEY,
  "clinicianId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "startsAt" timestamptz(3) NOT NULL,
  "endsAt" timestamptz(3) NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "withdrawnAt" timestamptz(3),
  CHECK ("endsAt" > "startsAt"),
  CONSTRAINT "Slot_no_overlap" EXCLUDE USING gist
    ("clinicianId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("withdrawnAt" IS NULL)
);
CREATE INDEX "Slot_startsAt_idx" ON "Slot" ("startsAt");

CREATE TABLE "Appointment" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "slotId" uuid NOT NULL REFERENCES "Slot" ("id"),
  "clinicianId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "startsAt" timestamptz(3) NOT NULL,
  "endsAt" timestamptz(3) NOT NULL,
  "bookedById" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "bookedAt" timestamptz(3) NOT NULL DEFAULT now(),
  "cancelledById" uuid REFERENCES "StaffMember" ("id"),
  "cancelledAt" timestamptz(3),
  "cancelReason" text,
  CHECK ("endsAt" > "startsAt"),
  CHECK (("cancelledById" IS NULL) = ("cancelledAt" IS NULL)),
  -- Two people never get one slot: neither the clinician nor the patient can be booked twice at one time.
  CONSTRAINT "Appointment_clinician_free" EXCLUDE USING gist
    ("clinicianId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("cancelledAt" IS NULL),
  CONSTRAINT "Appointment_patient_free" EXCLUDE USING gist
    ("intakeId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("cancelledAt" IS NULL)
);
CREATE INDEX "Appointment_intakeId_idx" ON "Appointment" ("intakeId");
CREATE INDEX "Appointment_slotId_idx" ON "Appointment" ("slotId");

CREATE TABLE "AuditEvent" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "at" timestamptz(3) NOT NULL DEFAULT now(),
  "actor" text NOT NULL CHECK ("actor" IN ('staff', 'patient', 'system')),
  "staffId" uuid REFERENCES "StaffMember" ("id"),
  "action" text NOT NULL,
  "intakeId" uuid,
  "detail" jsonb NOT NULL DEFAULT '{}',
  CHECK (("actor" = 'staff') = ("staffId" IS NOT NULL))
);
CREATE INDEX "AuditEvent_intakeId_at_idx" ON "AuditEvent" ("intakeId", "at");
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent" ("at");

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'AuditEvent is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditEvent_no_change" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TABLE "OutboundMessage" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid REFERENCES "Intake" ("id"),
  "kind" text NOT NULL,
  "dedupeKey" text NOT NULL UNIQUE,
  "recipientSealed" text NOT NULL,
  "subject" text NOT NULL,
  "body" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "sentAt" timestamptz(3)
);
CREATE INDEX "OutboundMessage_createdAt_idx" ON "OutboundMessage" ("createdAt");

CREATE TABLE "rate_limit" (
  "key" varchar(255) PRIMARY KEY,
  "points" integer NOT NULL DEFAULT 0,
  "expire" bigint
);
