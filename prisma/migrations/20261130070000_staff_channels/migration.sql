-- How an alarm reaches a member of staff beside e-mail: by text message, or as a notification of a
-- browser. The row is there until they, or the push service, end it.
CREATE TABLE "StaffChannel" (
  "id" uuid PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "kind" text NOT NULL CHECK ("kind" IN ('sms', 'push')),
  "addressSealed" text NOT NULL,
  -- A keyed hash of the address: one row for each.
  "addressKey" text NOT NULL,
  -- What the person calls it: the browser.
  "label" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE ("staffId", "kind", "addressKey")
);
CREATE INDEX "StaffChannel_addressKey_idx" ON "StaffChannel" ("addressKey");
-- One phone for each person.
CREATE UNIQUE INDEX "StaffChannel_one_phone" ON "StaffChannel" ("staffId") WHERE "kind" = 'sms';

ALTER TABLE "OutboundMessage"
  DROP CONSTRAINT "OutboundMessage_channel_check",
  ADD CONSTRAINT "OutboundMessage_channel_check" CHECK ("channel" IN ('email', 'sms', 'push'));
