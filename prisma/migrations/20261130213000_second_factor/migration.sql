-- A second factor (decision 119). A session counts only when everything was given that the sign-in
-- asks of its person: readyAt. Sessions that are open during the update stay open.

ALTER TABLE "StaffMember"
  ADD COLUMN "mustChangePassword" boolean NOT NULL DEFAULT false,
  ADD COLUMN "resetAt" timestamptz(3),
  ADD COLUMN "resetById" uuid REFERENCES "StaffMember" ("id");

ALTER TABLE "StaffSession"
  ADD COLUMN "readyAt" timestamptz(3) DEFAULT now(),
  ADD COLUMN "factorAt" timestamptz(3);

-- The secret of an authenticator app, sealed. A code belongs to a step of 30 seconds; one that is not
-- later than the last one used is refused.
CREATE TABLE "StaffFactor" (
  "staffId" uuid PRIMARY KEY REFERENCES "StaffMember" ("id"),
  "secretSealed" text NOT NULL,
  "lastStep" int NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now()
);

-- Of a recovery code only the hash.
CREATE TABLE "RecoveryCode" (
  "codeHash" text PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "usedAt" timestamptz(3)
);
CREATE INDEX "RecoveryCode_staffId_idx" ON "RecoveryCode" ("staffId");
