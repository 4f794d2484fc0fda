-- Resuming elsewhere, abandoned drafts, re-triage, check-ins, messages to patients, locations.

CREATE TABLE "Location" (
  "id" uuid PRIMARY KEY,
  "code" text NOT NULL UNIQUE CHECK ("code" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("code") <= 40),
  "name" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "closedAt" timestamptz(3)
);

ALTER TABLE "Draft"
  ADD COLUMN "locale" text NOT NULL DEFAULT 'en',
  ADD COLUMN "locationId" uuid REFERENCES "Location" ("id"),
  ADD COLUMN "resumeKey" text UNIQUE,
  ADD COLUMN "redFlagAt" timestamptz(3),
  ADD COLUMN "abandonedAt" timestamptz(3);
CREATE INDEX "Draft_red_flag_idx" ON "Draft" ("updatedAt")
  WHERE "redFlagAt" IS NOT NULL AND "abandonedAt" IS NULL;

ALTER TABLE "Intake"
  ADD COLUMN "locationId" uuid REFERENCES "Location" ("id"),
  DROP CONSTRAINT "Intake_filedAs_check",
  ADD CONSTRAINT "Intake_filedAs_check"
    CHECK ("filedAs" IN ('sent', 'emergency_stop', 'under_16', 'abandoned'));

-- One row of blind tokens a contact instead of five rows with an index and a foreign key each.
ALTER TABLE "IntakeContact" ADD COLUMN "searchTokens" text[] NOT NULL DEFAULT '{}';
UPDATE "IntakeContact" c SET "searchTokens" = (
  SELECT coalesce(array_agg(t."kind" || ':' || t."token" ORDER BY t."kind", t."token"), '{}')
  FROM "SearchToken" t WHERE t."intakeId" = c."intakeId");
CREATE INDEX "IntakeContact_searchTokens_idx" ON "IntakeContact" USING gin ("searchTokens")
  WITH (gin_pending_list_limit = 256);
DROP TABLE "SearchToken";

ALTER TABLE "Consent"
  ADD COLUMN "kind" text NOT NULL DEFAULT 'intake' CHECK ("kind" IN ('intake', 'messages')),
  ADD COLUMN "signedNameSealed" text;

CREATE TABLE "ConsentWithdrawal" (
  "consentId" uuid PRIMARY KEY REFERENCES "Consent" ("id"),
  "withdrawnAt" timestamptz(3) NOT NULL DEFAULT now()
);

-- The answers of an intake once more, triaged once more. The intake itself never changes.
CREATE TABLE "Reassessment" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "kind" text NOT NULL CHECK ("kind" IN ('finished', 'worse')),
  "level" text NOT NULL CHECK ("level" IN ('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE')),
  "ruleVersion" text NOT NULL,
  "firedRules" text[] NOT NULL,
  "reviewFlags" text[] NOT NULL,
  "answersSealed" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "Reassessment_intakeId_createdAt_idx" ON "Reassessment" ("intakeId", "createdAt");

-- Since when the patient says it is worse; null when they did not, or staff has seen it.
ALTER TABLE "QueueEntry" ADD COLUMN "worseSince" timestamptz(3);

CREATE TABLE "CheckIn" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "day" smallint NOT NULL CHECK ("day" IN (3, 14)),
  "dueAt" timestamptz(3) NOT NULL,
  "sentAt" timestamptz(3),
  "answer" text CHECK ("answer" IN ('better', 'same', 'worse')),
  "answeredAt" timestamptz(3),
  UNIQUE ("intakeId", "day"),
  CHECK (("answer" IS NULL) = ("answeredAt" IS NULL))
);

-- Three numbers from 0 to 10 (pain, enjoyment, activity), asked now and again.
CREATE TABLE "PegScore" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "scoresSealed" text NOT NULL,
  "scoredAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX "PegScore_intakeId_scoredAt_idx" ON "PegScore" ("intakeId", "scoredAt");

-- A link in a message to a patient: opens their own status page without a login.
CREATE TABLE "PatientLink" (
  "tokenHash" text PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "expiresAt" timestamptz(3) NOT NULL
);
CREATE INDEX "PatientLink_intakeId_idx" ON "PatientLink" ("intakeId");

-- A message to a patient holds a link of theirs, so its text is ciphertext.
ALTER TABLE "OutboundMessage"
  ADD COLUMN "channel" text NOT NULL DEFAULT 'email' CHECK ("channel" IN ('email', 'sms')),
  ADD COLUMN "bodySealed" text,
  ALTER COLUMN "body" DROP NOT NULL,
  ADD CONSTRAINT "OutboundMessage_one_body" CHECK (num_nonnulls("body", "bodySealed") = 1);
