-- Rooms, zones of locations, who may book which kind of visit, and one status of an appointment
-- (decision 91). Every appointment keeps its id, time, clinician and patient.

ALTER TABLE "Location"
  -- An IANA zone; null: the zone of the clinic (CLINIC_TIME_ZONE). Postgres refuses a name that it does
  -- not know.
  ADD COLUMN "zone" text CHECK (("createdAt" AT TIME ZONE "zone") IS NOT NULL OR "zone" IS NULL),
  ADD COLUMN "address" text,
  ADD COLUMN "mapAddress" text CHECK ("mapAddress" LIKE 'https://%'),
  -- How to find it and what to bring, in the languages of the patients.
  ADD COLUMN "directionsEn" text,
  ADD COLUMN "directionsEs" text;

CREATE TABLE "Room" (
  "id" uuid PRIMARY KEY,
  "locationId" uuid NOT NULL REFERENCES "Location" ("id"),
  "name" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "closedAt" timestamptz(3),
  UNIQUE ("id", "locationId")
);
CREATE UNIQUE INDEX "Room_name_key" ON "Room" ("locationId", "name") WHERE "closedAt" IS NULL;

ALTER TABLE "VisitType"
  ADD COLUMN "levels" text[] NOT NULL DEFAULT '{EMERGENCY,URGENT,SOON,ROUTINE,SELF_CARE}'
    CHECK (cardinality("levels") > 0 AND "levels" <@ '{EMERGENCY,URGENT,SOON,ROUTINE,SELF_CARE}'::text[]),
  -- Patients can book it themselves. An admin decides that; nobody's patients begin to by an update.
  ADD COLUMN "patientsBook" boolean NOT NULL DEFAULT false;

ALTER TABLE "Appointment"
  ADD COLUMN "roomId" uuid,
  -- Kept for a patient who is choosing, until then; null: booked.
  ADD COLUMN "holdUntil" timestamptz(3),
  ADD COLUMN "booker" text NOT NULL DEFAULT 'staff' CHECK ("booker" IN ('staff', 'patient', 'system')),
  ALTER COLUMN "bookedById" DROP NOT NULL,
  -- The first intake of the same person, as it was known at the booking; null: this one.
  ADD COLUMN "personId" uuid REFERENCES "Intake" ("id"),
  ADD COLUMN "overbookReason" text,
  -- Its id in calendar files; null: its own. A visit that is moved keeps the id of the first.
  ADD COLUMN "calendarId" uuid,
  ADD COLUMN "sequence" integer NOT NULL DEFAULT 0,
  ADD COLUMN "outcome" text,
  DROP CONSTRAINT "Appointment_attendance_check",
  ADD CONSTRAINT "Appointment_attendance_check"
    CHECK ("attendance" IN ('arrived', 'came', 'did_not_come', 'not_recorded')),
  DROP CONSTRAINT "Appointment_check1",
  -- Without a member of staff the patient canceled it.
  ADD CHECK ("cancelledById" IS NULL OR "cancelledAt" IS NOT NULL),
  ADD CHECK (("booker" = 'staff') = ("bookedById" IS NOT NULL)),
  ADD CHECK ("roomId" IS NULL OR "locationId" IS NOT NULL),
  ADD CHECK ("holdUntil" IS NULL OR ("cancelledAt" IS NULL AND "attendance" IS NULL)),
  ADD CHECK ("outcome" IS NULL OR "attendance" = 'came'),
  -- A room of the location where the visit is.
  ADD FOREIGN KEY ("roomId", "locationId") REFERENCES "Room" ("id", "locationId");

ALTER TABLE "Appointment"
  -- Postgres works it out of the facts, so it never contradicts them.
  ADD COLUMN "status" text NOT NULL GENERATED ALWAYS AS (CASE
    WHEN "cancelledAt" IS NOT NULL THEN 'cancelled'
    WHEN "holdUntil" IS NOT NULL THEN 'hold'
    WHEN "attendance" = 'arrived' THEN 'arrived'
    WHEN "attendance" = 'came' THEN 'done'
    WHEN "attendance" = 'did_not_come' THEN 'no_show'
    ELSE 'booked' END) STORED;

-- While it takes a clinician, a room and a person, no other takes them; deliberate overbooking apart. A
-- hold that has expired still stands here: what books removes it first, in the same statement.
ALTER TABLE "Appointment"
  DROP CONSTRAINT "Appointment_clinician_free",
  DROP CONSTRAINT "Appointment_patient_free",
  ADD CONSTRAINT "Appointment_clinician_free" EXCLUDE USING gist
    ("clinicianId" WITH =, tstzrange(coalesce("busyFrom", "startsAt"), coalesce("busyTo", "endsAt")) WITH &&)
    WHERE ("status" IN ('hold', 'booked', 'arrived') AND "overbookReason" IS NULL),
  ADD CONSTRAINT "Appointment_room_free" EXCLUDE USING gist
    ("roomId" WITH =, tstzrange(coalesce("busyFrom", "startsAt"), coalesce("busyTo", "endsAt")) WITH &&)
    WHERE ("status" IN ('hold', 'booked', 'arrived') AND "overbookReason" IS NULL),
  ADD CONSTRAINT "Appointment_person_free" EXCLUDE USING gist
    ((coalesce("personId", "intakeId")) WITH =, tstzrange("startsAt", "endsAt") WITH &&)
    WHERE ("status" IN ('hold', 'booked', 'arrived') AND "overbookReason" IS NULL);
CREATE INDEX "Appointment_hold_idx" ON "Appointment" ("holdUntil") WHERE "holdUntil" IS NOT NULL;

-- A free room of a location for this span, the first by name; null when there is none. The rooms are
-- locked, so that two who ask at once do not get the same one. As if `without` were not there.
CREATE FUNCTION free_room(location uuid, span tstzrange, without uuid) RETURNS uuid LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Room" r WHERE r."locationId" = location ORDER BY r."id" FOR NO KEY UPDATE;
  RETURN (SELECT r."id" FROM "Room" r
    WHERE r."locationId" = location AND r."closedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Appointment" a
      WHERE a."roomId" = r."id" AND a."id" IS DISTINCT FROM without
        AND a."status" IN ('hold', 'booked', 'arrived') AND coalesce(a."holdUntil" > now(), true)
        AND tstzrange(coalesce(a."busyFrom", a."startsAt"), coalesce(a."busyTo", a."endsAt")) && span)
    ORDER BY r."name", r."id" LIMIT 1);
END $$;

-- How many visits were ever booked for an intake. It is locked, so that of two who saw the same number
-- the second sees that of the first.
CREATE FUNCTION count_bookings(intake uuid) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Intake" i WHERE i."id" = intake FOR NO KEY UPDATE;
  RETURN (SELECT count(*) FROM "Appointment" a WHERE a."intakeId" = intake AND a."status" <> 'hold');
END $$;

-- A hold is no visit yet: nobody is told, and nothing that somebody sees becomes old by it.
DROP TRIGGER "Appointment_touches_entry" ON "Appointment";
CREATE TRIGGER "Appointment_touches_entry" AFTER INSERT OR UPDATE ON "Appointment"
  FOR EACH ROW WHEN (NEW."holdUntil" IS NULL) EXECUTE FUNCTION touch_entry();
DROP TRIGGER "Appointment_promises_visit" ON "Appointment";
CREATE TRIGGER "Appointment_promises_visit" AFTER INSERT ON "Appointment"
  FOR EACH ROW WHEN (NEW."holdUntil" IS NULL) EXECUTE FUNCTION promise_visit();
CREATE TRIGGER "Appointment_hold_promises_visit" AFTER UPDATE ON "Appointment"
  FOR EACH ROW WHEN (OLD."holdUntil" IS NOT NULL AND NEW."holdUntil" IS NULL) EXECUTE FUNCTION promise_visit();

CREATE OR REPLACE FUNCTION promise_visit_at_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."outcome" = 'appointment_booked' OR EXISTS (SELECT 1 FROM "Appointment" a
      WHERE a."intakeId" = NEW."intakeId" AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now()) THEN
    INSERT INTO "PromisedVisit" ("intakeId") VALUES (NEW."intakeId") ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

-- The appointments that an intake still has: not over, booked, with somebody who works here.
CREATE OR REPLACE VIEW "UpcomingAppointment" AS
SELECT a."id", a."intakeId", a."clinicianId", a."startsAt", a."endsAt"
FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId" AND m."disabledAt" IS NULL
WHERE a."status" IN ('booked', 'arrived') AND a."endsAt" > now();

-- As before, without holds; and who arrived is not forgotten either when the visit is over.
CREATE OR REPLACE VIEW "NeedsAttention" AS
SELECT CASE WHEN visit."id" IS NULL AND left_out."at" IS NULL THEN 'visit_missing'
    WHEN visit."id" IS NULL THEN 'visit_cancelled'
    WHEN visit."status" = 'no_show' THEN 'visit_missed' ELSE 'visit_unknown' END AS "kind",
  coalesce(visit."id", p."intakeId") AS "subjectId", p."intakeId",
  coalesce(visit."endsAt", left_out."at", p."since") AS "since"
FROM "PromisedVisit" p
LEFT JOIN LATERAL (SELECT a."id", a."endsAt", a."attendance", a."status" FROM "Appointment" a
  WHERE a."intakeId" = p."intakeId" AND a."status" NOT IN ('hold', 'cancelled')
  ORDER BY a."startsAt" DESC LIMIT 1) visit ON true
LEFT JOIN LATERAL (SELECT max(a."cancelledAt") AS "at" FROM "Appointment" a
  WHERE a."intakeId" = p."intakeId" AND a."cancelledAt" IS NOT NULL) left_out ON true
WHERE visit."id" IS NULL OR visit."status" = 'no_show'
  OR (coalesce(visit."attendance", 'arrived') = 'arrived' AND visit."endsAt" <= now())
UNION ALL
SELECT 'clinician_left', a."id", a."intakeId", m."disabledAt"
FROM "StaffMember" m JOIN "Appointment" a ON a."clinicianId" = m."id"
WHERE m."disabledAt" IS NOT NULL AND a."cancelledAt" IS NULL AND a."attendance" IS NULL
  AND a."status" = 'booked' AND a."endsAt" > now()
UNION ALL
SELECT 'call_overdue', q."intakeId", q."intakeId", q."nextTryAt"
FROM "QueueEntry" q WHERE q."nextTryAt" <= now()
UNION ALL
SELECT 'second_review', r."id", r."intakeId", r."createdAt" FROM "PendingReview" r
UNION ALL
SELECT 'second_closing', r."id", r."intakeId", r."createdAt" FROM "PendingClosure" r
UNION ALL
SELECT 'message_failed', m."id", m."intakeId", m."failedAt"
FROM "OutboundMessage" m
WHERE m."failedAt" IS NOT NULL AND m."resolvedAt" IS NULL AND m."intakeId" IS NOT NULL
UNION ALL
SELECT 'left_unfinished', i."id", i."id", i."receivedAt"
FROM "Intake" i JOIN "QueueEntry" q ON q."intakeId" = i."id"
WHERE i."filedAs" = 'abandoned'
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x WHERE x."intakeId" = i."id" AND x."kind" = 'finished')
  AND NOT EXISTS (SELECT 1 FROM "CallAttempt" t
    WHERE t."intakeId" = i."id" AND t."outcome" = 'spoke' AND t."takenBackAt" IS NULL)
UNION ALL
SELECT 'draft_left', d."id", i."id", d."updatedAt"
FROM "Draft" d LEFT JOIN "Intake" i ON i."id" = coalesce(d."reassessesId", d."id")
WHERE d."redFlagAt" IS NOT NULL AND (d."abandonedAt" IS NULL OR d."updatedAt" > d."abandonedAt")
  AND d."updatedAt" <= now() - interval '5 minutes' AND d."expiresAt" > now();
