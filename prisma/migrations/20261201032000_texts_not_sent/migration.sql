-- A text message to a patient that we did not send: to another country, one too many to a number within a
-- day, or over the limit of the clinic.
ALTER TABLE "OutboundMessage"
  DROP CONSTRAINT "OutboundMessage_failure_check",
  ADD CONSTRAINT "OutboundMessage_failure_check" CHECK ("failure" IN
    ('refused', 'unreachable', 'bounced', 'too_late', 'abroad', 'too_many', 'text_limit'));
