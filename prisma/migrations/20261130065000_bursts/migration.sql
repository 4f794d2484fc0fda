-- Many emergencies alike from one network address within minutes are a burst: one row of the board
-- that opens, and one alarm. Whose answers differ is no part of it (decision 68).

CREATE TABLE "Burst" (
  "id" uuid PRIMARY KEY,
  "source" text,
  "likeness" text,
  "startedAt" timestamptz(3) NOT NULL,
  "lastAt" timestamptz(3) NOT NULL,
  "seenAt" timestamptz(3),
  "seenById" uuid REFERENCES "StaffMember" ("id")
);
CREATE INDEX "Burst_source_idx" ON "Burst" ("source", "likeness") WHERE "source" IS NOT NULL;

-- Of an EMERGENCY only, and erased after a day: a keyed hash of the address that sent it, and one of
-- its answers. Nothing else tells the address, and without the key of this installation nothing does.
CREATE TABLE "IntakeSource" (
  "intakeId" uuid PRIMARY KEY REFERENCES "Intake" ("id"),
  "source" text NOT NULL,
  "likeness" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "IntakeSource_alike_idx" ON "IntakeSource" ("source", "likeness", "createdAt");
CREATE INDEX "IntakeSource_createdAt_idx" ON "IntakeSource" ("createdAt");

ALTER TABLE "QueueEntry" ADD COLUMN "burstId" uuid REFERENCES "Burst" ("id");
-- Who took one of a burst, or whose patient says it is worse, is on their own again.
ALTER TABLE "QueueEntry" ADD COLUMN "inBurst" boolean NOT NULL GENERATED ALWAYS AS
  ("burstId" IS NOT NULL AND "claimedById" IS NULL AND "worseSince" IS NULL AND "level" = 'EMERGENCY') STORED;
CREATE INDEX "QueueEntry_burstId_idx" ON "QueueEntry" ("burstId") WHERE "burstId" IS NOT NULL;

-- The fifth alike within ten minutes makes a burst of them; each later one joins it until ten minutes
-- passed without one. The lock makes those that come at the same moment see each other.
CREATE FUNCTION join_burst() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  burst uuid;
  recently timestamptz := clock_timestamp() - interval '10 minutes';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW."source" || NEW."likeness", 0));
  SELECT b."id" INTO burst FROM "Burst" b
  WHERE b."source" = NEW."source" AND b."likeness" = NEW."likeness" AND b."lastAt" > recently
  ORDER BY b."lastAt" DESC LIMIT 1;
  IF burst IS NOT NULL THEN
    UPDATE "Burst" SET "lastAt" = clock_timestamp() WHERE "id" = burst;
    UPDATE "QueueEntry" SET "burstId" = burst WHERE "intakeId" = NEW."intakeId";
  ELSIF (SELECT count(*) FROM "IntakeSource" s WHERE s."source" = NEW."source"
      AND s."likeness" = NEW."likeness" AND s."createdAt" > recently) >= 5 THEN
    burst := gen_random_uuid();
    INSERT INTO "Burst" ("id", "source", "likeness", "startedAt", "lastAt")
    SELECT burst, NEW."source", NEW."likeness", min(s."createdAt"), clock_timestamp() FROM "IntakeSource" s
    WHERE s."source" = NEW."source" AND s."likeness" = NEW."likeness" AND s."createdAt" > recently;
    UPDATE "QueueEntry" q SET "burstId" = burst FROM "IntakeSource" s
    WHERE s."intakeId" = q."intakeId" AND s."source" = NEW."source" AND s."likeness" = NEW."likeness"
      AND s."createdAt" > recently AND q."burstId" IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "IntakeSource_joins_burst" AFTER INSERT ON "IntakeSource"
  FOR EACH ROW EXECUTE FUNCTION join_burst();

-- Those of a burst for whom no alarm of their own rings: all but the first, and for a quarter of an
-- hour all of them when somebody has said that they saw the burst.
CREATE VIEW "QuietInBurst" AS
SELECT q."intakeId" FROM "QueueEntry" q JOIN "Burst" b ON b."id" = q."burstId"
WHERE q."inBurst" AND (coalesce(b."seenAt" > now() - interval '15 minutes', false) OR EXISTS (
  SELECT 1 FROM "QueueEntry" earlier WHERE earlier."burstId" = q."burstId" AND earlier."inBurst"
    AND (earlier."receivedAt", earlier."intakeId") < (q."receivedAt", q."intakeId")));

CREATE TRIGGER "Burst_tell_boards" AFTER INSERT OR UPDATE ON "Burst"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
