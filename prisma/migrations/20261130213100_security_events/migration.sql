-- What concerns the safety of accounts (decision 120): sign-ins, refusals, limits, resets, exports. What
-- repeats within an hour is one row, so that a flood of refusals fills no table.
CREATE TABLE "SecurityEvent" (
  "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "code" text NOT NULL,
  "address" text,
  "staffId" uuid REFERENCES "StaffMember" ("id"),
  "hour" timestamptz(3) NOT NULL,
  "times" int NOT NULL DEFAULT 1,
  "lastAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX "SecurityEvent_hour_key" ON "SecurityEvent" ("hour", "code", "address", "staffId") NULLS NOT DISTINCT;
CREATE INDEX "SecurityEvent_lastAt_idx" ON "SecurityEvent" ("lastAt");
