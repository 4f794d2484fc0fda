-- An emergency that somebody has rings again when nobody deals with it.

ALTER TABLE "QueueEntry"
  -- Until when one that is acknowledged may stay silent without contact, or without a clinician.
  ADD COLUMN "quietUntil" timestamptz(3),
  -- Why one that was acknowledged rings again; null: it is new, was released, or got worse.
  ADD COLUMN "ringsFor" text CHECK ("ringsFor" IN
    ('no_contact', 'no_clinician', 'call_missed', 'signed_out', 'no_shift'));
UPDATE "QueueEntry" SET "quietUntil" = greatest("dueAt", now())
WHERE "level" = 'EMERGENCY' AND "claimedAt" IS NOT NULL;

-- As before, a new "claimedAt" says that somebody has seen it. But the claim of somebody who is no
-- clinician leaves "quietUntil" as it is: once that is over, only a clinician silences it.
CREATE OR REPLACE FUNCTION mark_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acted boolean := NEW."claimedAt" IS DISTINCT FROM OLD."claimedAt";
  raised boolean := NEW."level" = 'EMERGENCY' AND OLD."level" <> 'EMERGENCY';
  worse boolean := NEW."worseSince" IS NOT NULL AND NEW."worseSince" IS DISTINCT FROM OLD."worseSince";
BEGIN
  IF acted THEN
    NEW."unseen" := NEW."level" = 'EMERGENCY' AND NEW."claimedAt" IS NOT NULL
      AND coalesce(NEW."quietUntil" <= clock_timestamp(), false);
    NEW."ringsFor" := CASE WHEN NEW."unseen" THEN 'no_clinician' END;
  ELSIF raised OR worse THEN
    NEW."unseen" := true;
    NEW."ringsFor" := NULL;
    IF raised THEN NEW."quietUntil" := NULL; END IF;
  END IF;
  IF NEW."level" = 'EMERGENCY' AND (raised OR (NEW."unseen" AND NOT OLD."alarm")) THEN
    NEW."raisedAt" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;

-- Whatever makes it ring again is told in its history.
CREATE FUNCTION record_ring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  VALUES ('system', 'alarm.rang_again', NEW."intakeId", jsonb_build_object('reason', NEW."ringsFor"));
  RETURN NULL;
END $$;
CREATE TRIGGER "QueueEntry_rang_again" AFTER UPDATE ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm" AND NOT OLD."alarm" AND NEW."ringsFor" IS NOT NULL)
  EXECUTE FUNCTION record_ring();

-- Whoever signs out, or is signed out, leaves their emergencies to others at once, unless they are still
-- signed in elsewhere. 30 minutes: IDLE_MINUTES of lib/auth/session.ts, which a test compares. A session
-- that ends by itself is found by the job ring_again.
CREATE FUNCTION ring_for_signed_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" q SET "unseen" = true, "ringsFor" = 'signed_out'
  WHERE q."claimedById" = NEW."staffId" AND q."level" = 'EMERGENCY' AND NOT q."alarm"
    AND NOT EXISTS (SELECT 1 FROM "StaffSession" s WHERE s."staffId" = NEW."staffId" AND s."revokedAt" IS NULL
      AND s."expiresAt" > now() AND s."lastSeenAt" > now() - interval '30 minutes');
  RETURN NULL;
END $$;
CREATE TRIGGER "StaffSession_ended" AFTER UPDATE ON "StaffSession"
  FOR EACH ROW WHEN (NEW."revokedAt" IS NOT NULL AND OLD."revokedAt" IS NULL)
  EXECUTE FUNCTION ring_for_signed_out();
