-- Until when a message is worth sending: an offer until it expires, one about a visit until it begins. After
-- that it is not sent, and staff see it. Null: always.
ALTER TABLE "OutboundMessage"
  ADD COLUMN "sendBy" timestamptz(3),
  DROP CONSTRAINT "OutboundMessage_failure_check",
  ADD CONSTRAINT "OutboundMessage_failure_check"
    CHECK ("failure" IN ('refused', 'unreachable', 'bounced', 'too_late'));
