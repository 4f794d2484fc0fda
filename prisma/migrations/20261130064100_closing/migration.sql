-- Closing an EMERGENCY needs contact with the patient, or a second clinician. What is added to an open
-- intake makes its version a new one, so that an act on an older state is refused.

-- A clinician asked to close an EMERGENCY without contact. It is closed when another clinician agrees;
-- the closure then has the id of the request, so the sealed note stays where it is sealed.
CREATE TABLE "ClosureRequest" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "outcome" text NOT NULL,
  "diagnosisGroup" text,
  "followUp" boolean NOT NULL DEFAULT false,
  "noteSealed" text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "decidedById" uuid REFERENCES "StaffMember" ("id"),
  "decidedAt" timestamptz(3),
  "agrees" boolean,
  "reasonSealed" text,
  CHECK (num_nonnulls("decidedById", "decidedAt", "agrees") IN (0, 3)),
  CONSTRAINT "ClosureRequest_by_another" CHECK ("decidedById" <> "staffId")
);
CREATE INDEX "ClosureRequest_intakeId_createdAt_idx" ON "ClosureRequest" ("intakeId", "createdAt");

-- It was closed with a follow-up: there was an appointment then.
ALTER TABLE "Closure" ADD COLUMN "followUp" boolean NOT NULL DEFAULT false;
UPDATE "Closure" SET "followUp" = true WHERE "outcome" = 'appointment_booked';

-- The calls that count for an open intake: made since it was opened, and not taken back.
CREATE VIEW "OpenCall" AS
SELECT c."id", c."intakeId", c."staffId", c."outcome", c."createdAt"
FROM "CallAttempt" c JOIN "QueueEntry" q ON q."intakeId" = c."intakeId"
WHERE c."takenBackAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Closure" x
  WHERE x."intakeId" = c."intakeId" AND x."createdAt" >= c."createdAt");

-- The calls in which staff spoke to the patient of an open intake after the patient last said
-- something new: answers that were given again, or that it is worse.
CREATE VIEW "OpenContact" AS
SELECT c."id", c."intakeId", c."staffId", c."createdAt"
FROM "OpenCall" c JOIN "QueueEntry" q ON q."intakeId" = c."intakeId"
WHERE c."outcome" = 'spoke' AND coalesce(c."createdAt" > q."worseSince", true)
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = c."intakeId" AND x."createdAt" >= c."createdAt");

-- The appointments that an intake still has: not over, not cancelled, with somebody who works here.
CREATE VIEW "UpcomingAppointment" AS
SELECT a."id", a."intakeId", a."clinicianId", a."startsAt", a."endsAt"
FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId" AND m."disabledAt" IS NULL
WHERE a."cancelledAt" IS NULL AND a."endsAt" > now();

-- The request to close an open EMERGENCY that waits for a second clinician: the latest one, at most
-- one. What the patient answers after it ends it.
CREATE VIEW "PendingClosure" AS
SELECT r."id", r."intakeId", r."staffId", r."outcome", r."diagnosisGroup", r."followUp", r."noteSealed",
  r."createdAt"
FROM "ClosureRequest" r JOIN "QueueEntry" q ON q."intakeId" = r."intakeId" AND q."level" = 'EMERGENCY'
WHERE r."decidedAt" IS NULL AND coalesce(r."createdAt" > q."worseSince", true)
  AND NOT EXISTS (SELECT 1 FROM "ClosureRequest" later WHERE later."intakeId" = r."intakeId"
    AND (later."createdAt", later."id") > (r."createdAt", r."id"))
  AND NOT EXISTS (SELECT 1 FROM "Closure" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt");

-- What is added to an open intake: its version becomes a new one in the same transaction. A contact
-- that comes with the intake itself adds nothing to it.
CREATE FUNCTION touch_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" SET "version" = "version" + 1 WHERE "intakeId" = NEW."intakeId";
  RETURN NULL;
END $$;
CREATE FUNCTION touch_entry_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" SET "version" = "version" + 1
  WHERE "intakeId" = NEW."intakeId" AND "receivedAt" < NEW."createdAt";
  RETURN NULL;
END $$;
CREATE TRIGGER "Note_touches_entry" AFTER INSERT ON "Note"
  FOR EACH ROW EXECUTE FUNCTION touch_entry();
CREATE TRIGGER "IntakeAddendum_touches_entry" AFTER INSERT ON "IntakeAddendum"
  FOR EACH ROW EXECUTE FUNCTION touch_entry();
CREATE TRIGGER "IntakeContact_touches_entry" AFTER INSERT ON "IntakeContact"
  FOR EACH ROW EXECUTE FUNCTION touch_entry_later();
CREATE TRIGGER "CheckIn_touches_entry" AFTER UPDATE ON "CheckIn"
  FOR EACH ROW WHEN (NEW."answer" IS DISTINCT FROM OLD."answer") EXECUTE FUNCTION touch_entry();
CREATE TRIGGER "Appointment_touches_entry" AFTER INSERT OR UPDATE ON "Appointment"
  FOR EACH ROW EXECUTE FUNCTION touch_entry();
