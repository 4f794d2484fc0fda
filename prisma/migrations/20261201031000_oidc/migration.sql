-- Signing in at an identity provider (decision 125): whom a subject of an issuer is here.
CREATE TABLE "StaffIdentity" (
  "issuer" text NOT NULL,
  "subject" text NOT NULL,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY ("issuer", "subject")
);
CREATE UNIQUE INDEX "StaffIdentity_staffId_issuer_key" ON "StaffIdentity" ("staffId", "issuer");

-- Who came by the provider has no password here.
ALTER TABLE "StaffMember" ALTER COLUMN "passwordHash" DROP NOT NULL;
ALTER TABLE "StaffSession" ADD COLUMN "byProvider" boolean NOT NULL DEFAULT false;
