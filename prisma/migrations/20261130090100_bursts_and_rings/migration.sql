-- Whatever somebody touched leaves its burst for good, a burst keeps no alarm from its ladder for
-- good, and what rings at URGENT rings again as an EMERGENCY does.

-- The levels that ring: EMERGENCY, and URGENT where the own words tell of self-harm.
CREATE FUNCTION must_ring("level" text, "loud" boolean) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT "level" = 'EMERGENCY' OR ("loud" AND "level" = 'URGENT') $$;

-- An entry has version 0 until somebody does anything with it: staff, or its patient.
DROP VIEW "QuietInBurst";
ALTER TABLE "QueueEntry" DROP COLUMN "inBurst";
ALTER TABLE "QueueEntry" ADD COLUMN "inBurst" boolean NOT NULL GENERATED ALWAYS AS
  ("burstId" IS NOT NULL AND "version" = 0 AND "claimedById" IS NULL AND "worseSince" IS NULL
    AND "level" = 'EMERGENCY') STORED;
-- As before.
CREATE VIEW "QuietInBurst" AS
SELECT q."intakeId" FROM "QueueEntry" q JOIN "Burst" b ON b."id" = q."burstId"
WHERE q."inBurst" AND (coalesce(b."seenAt" > now() - interval '15 minutes', false) OR EXISTS (
  SELECT 1 FROM "QueueEntry" earlier WHERE earlier."burstId" = q."burstId" AND earlier."inBurst"
    AND (earlier."receivedAt", earlier."intakeId") < (q."receivedAt", q."intakeId")));

-- As before, but it takes only what nobody has touched, and waits for no row: what somebody holds at
-- this moment stays on its own.
CREATE OR REPLACE FUNCTION gather_burst("given" uuid, "waits" boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own "IntakeSource"%ROWTYPE;
  alike bigint;
  burst uuid;
  recently timestamptz := clock_timestamp() - interval '10 minutes';
BEGIN
  SELECT s.* INTO own FROM "IntakeSource" s WHERE s."intakeId" = "given";
  IF NOT FOUND THEN RETURN; END IF;
  alike := hashtextextended(own."source" || own."likeness", 0);
  IF "waits" THEN PERFORM pg_advisory_xact_lock(alike);
  ELSIF NOT pg_try_advisory_xact_lock(alike) THEN RETURN;
  END IF;
  SELECT b."id" INTO burst FROM "Burst" b
  WHERE b."source" = own."source" AND b."likeness" = own."likeness" AND b."lastAt" > recently
  ORDER BY b."lastAt" DESC LIMIT 1;
  IF burst IS NOT NULL THEN
    UPDATE "Burst" SET "lastAt" = own."createdAt" WHERE "id" = burst AND "lastAt" < own."createdAt";
  ELSIF (SELECT count(*) FROM "IntakeSource" s WHERE s."source" = own."source"
      AND s."likeness" = own."likeness" AND s."createdAt" > recently) >= 5 THEN
    burst := gen_random_uuid();
    INSERT INTO "Burst" ("id", "source", "likeness", "startedAt", "lastAt")
    SELECT burst, own."source", own."likeness", min(s."createdAt"), max(s."createdAt") FROM "IntakeSource" s
    WHERE s."source" = own."source" AND s."likeness" = own."likeness" AND s."createdAt" > recently;
  ELSE
    RETURN;
  END IF;
  UPDATE "QueueEntry" q SET "burstId" = burst FROM (
    SELECT e."intakeId" FROM "QueueEntry" e JOIN "IntakeSource" s USING ("intakeId")
    WHERE s."source" = own."source" AND s."likeness" = own."likeness" AND s."createdAt" > recently
      AND e."burstId" IS NULL AND e."version" = 0
    FOR UPDATE OF e SKIP LOCKED) free
  WHERE q."intakeId" = free."intakeId";
END $$;

-- A step of the ladder came while the burst kept it quiet. As soon as it rings on its own, or is the
-- first of its burst, its ladder starts anew: the job ring_again looks for it each minute.
ALTER TABLE "QueueEntry" ADD COLUMN "hushed" boolean NOT NULL DEFAULT false;

-- Whoever says that they saw a burst hushes all of it for a while; then it rings anew. Locked in
-- the order of every other statement that takes many.
CREATE FUNCTION hush_burst() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" q SET "hushed" = true FROM (
    SELECT e."intakeId" FROM "QueueEntry" e WHERE e."burstId" = NEW."id" AND e."inBurst" AND NOT e."hushed"
    ORDER BY e."intakeId" FOR UPDATE) quiet
  WHERE q."intakeId" = quiet."intakeId";
  RETURN NULL;
END $$;
CREATE TRIGGER "Burst_seen" AFTER UPDATE ON "Burst"
  FOR EACH ROW WHEN (NEW."seenAt" IS DISTINCT FROM OLD."seenAt" AND NEW."seenAt" IS NOT NULL)
  EXECUTE FUNCTION hush_burst();

CREATE TRIGGER "QueueEntry_alarm_anew" AFTER UPDATE ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm" AND OLD."alarm" AND OLD."hushed" AND NOT NEW."hushed")
  EXECUTE FUNCTION raise_alarm();

-- As before, for all that must ring; and who acts on an entry ends what its burst kept from it.
CREATE OR REPLACE FUNCTION mark_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acted boolean := NEW."claimedAt" IS DISTINCT FROM OLD."claimedAt";
  rings boolean := must_ring(NEW."level", NEW."loud");
  raised boolean := rings AND (NOT must_ring(OLD."level", OLD."loud")
    OR (NEW."level" = 'EMERGENCY' AND OLD."level" <> 'EMERGENCY'));
  worse boolean := NEW."worseSince" IS NOT NULL AND NEW."worseSince" IS DISTINCT FROM OLD."worseSince";
BEGIN
  IF acted THEN
    NEW."hushed" := false;
    NEW."unseen" := rings AND NEW."claimedAt" IS NOT NULL
      AND coalesce(NEW."quietUntil" <= clock_timestamp(), false);
    NEW."ringsFor" := CASE WHEN NEW."unseen" THEN 'no_clinician' END;
  ELSIF raised OR worse THEN
    NEW."unseen" := true;
    NEW."ringsFor" := NULL;
    IF raised THEN NEW."quietUntil" := NULL; END IF;
  END IF;
  IF rings AND (raised OR (NEW."unseen" AND NOT OLD."alarm")) THEN
    NEW."raisedAt" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;

-- As before, for all that must ring.
CREATE OR REPLACE FUNCTION ring_for_signed_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" q SET "unseen" = true, "ringsFor" = 'signed_out'
  WHERE q."claimedById" = NEW."staffId" AND must_ring(q."level", q."loud") AND NOT q."alarm"
    AND NOT EXISTS (SELECT 1 FROM "StaffSession" s WHERE s."staffId" = NEW."staffId" AND s."revokedAt" IS NULL
      AND s."expiresAt" > now() AND s."lastSeenAt" > now() - interval '30 minutes');
  RETURN NULL;
END $$;

UPDATE "QueueEntry" SET "hushed" = true WHERE "burstId" IS NOT NULL AND "alarm";
-- Closed and opened again, they were loud no more.
UPDATE "QueueEntry" q SET "loud" = true WHERE NOT q."loud" AND (
  EXISTS (SELECT 1 FROM "Intake" i WHERE i."id" = q."intakeId" AND 'free_text_self_harm' = ANY(i."firedRules"))
  OR EXISTS (SELECT 1 FROM "Reassessment" r
    WHERE r."intakeId" = q."intakeId" AND 'free_text_self_harm' = ANY(r."firedRules")));
