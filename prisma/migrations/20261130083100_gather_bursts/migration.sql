-- A patient's request never waits for another one of a burst: it would hold a connection of the pool
-- that somebody else needs. Who cannot have the lock leaves the gathering to the alarm's job, which waits.
CREATE FUNCTION gather_burst("given" uuid, "waits" boolean) RETURNS void LANGUAGE plpgsql AS $$
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
  -- What somebody closed and opened again stays on its own.
  UPDATE "QueueEntry" q SET "burstId" = burst FROM "IntakeSource" s
  WHERE s."intakeId" = q."intakeId" AND s."source" = own."source" AND s."likeness" = own."likeness"
    AND s."createdAt" > recently AND q."burstId" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "Closure" c WHERE c."intakeId" = q."intakeId");
END $$;

CREATE OR REPLACE FUNCTION join_burst() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gather_burst(NEW."intakeId", false);
  RETURN NULL;
END $$;
