-- Free times are worked out of weekly hours, and no longer stored one by one (decision 90). A time that
-- was opened by hand and lies ahead becomes extra hours of its clinician, for a visit of its length, so
-- that exactly what could be booked can be booked still. No appointment changes its time, its clinician
-- or its patient.

CREATE TABLE "VisitType" (
  "id" uuid PRIMARY KEY,
  "name" text NOT NULL,
  "mode" text NOT NULL CHECK ("mode" IN ('in_person', 'phone', 'video')),
  "minutes" smallint NOT NULL CHECK ("minutes" BETWEEN 5 AND 480),
  "bufferBefore" smallint NOT NULL DEFAULT 0 CHECK ("bufferBefore" BETWEEN 0 AND 120),
  "bufferAfter" smallint NOT NULL DEFAULT 0 CHECK ("bufferAfter" BETWEEN 0 AND 120),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "closedAt" timestamptz(3)
);

CREATE TABLE "AvailabilityRule" (
  "id" uuid PRIMARY KEY,
  "clinicianId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "locationId" uuid REFERENCES "Location" ("id"),
  "visitTypeId" uuid REFERENCES "VisitType" ("id"),
  "weekday" smallint NOT NULL CHECK ("weekday" BETWEEN 1 AND 7),
  "fromMinute" smallint NOT NULL CHECK ("fromMinute" >= 0),
  "toMinute" smallint NOT NULL CHECK ("toMinute" <= 1440),
  "heldFor" text CHECK ("heldFor" IN ('URGENT', 'SOON')),
  "releaseHours" smallint NOT NULL DEFAULT 0 CHECK ("releaseHours" BETWEEN 0 AND 720),
  "validFrom" date NOT NULL,
  "validTo" date,
  "everyWeeks" smallint NOT NULL DEFAULT 1 CHECK ("everyWeeks" BETWEEN 1 AND 8),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "removedAt" timestamptz(3),
  CHECK ("toMinute" > "fromMinute"),
  CHECK ("validTo" >= "validFrom"),
  -- Hours of every second week may stand beside each other, so only those of every week are held apart.
  CONSTRAINT "AvailabilityRule_no_overlap" EXCLUDE USING gist
    ("clinicianId" WITH =, "weekday" WITH =, int4range("fromMinute", "toMinute") WITH &&,
      daterange("validFrom", "validTo", '[]') WITH &&)
    WHERE ("removedAt" IS NULL AND "everyWeeks" = 1)
);

CREATE TABLE "AvailabilityException" (
  "id" uuid PRIMARY KEY,
  "clinicianId" uuid REFERENCES "StaffMember" ("id"),
  "kind" text NOT NULL CHECK ("kind" IN ('extra', 'leave', 'closed')),
  "startsAt" timestamptz(3) NOT NULL,
  "endsAt" timestamptz(3) NOT NULL,
  "locationId" uuid REFERENCES "Location" ("id"),
  "visitTypeId" uuid REFERENCES "VisitType" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "removedAt" timestamptz(3),
  CHECK ("endsAt" > "startsAt"),
  CHECK (("clinicianId" IS NULL) = ("kind" = 'closed')),
  CONSTRAINT "AvailabilityException_no_overlap" EXCLUDE USING gist
    ("clinicianId" WITH =, tstzrange("startsAt", "endsAt") WITH &&)
    WHERE ("removedAt" IS NULL AND "kind" = 'extra')
);
CREATE INDEX "AvailabilityException_endsAt_idx" ON "AvailabilityException" ("endsAt");

INSERT INTO "VisitType" ("id", "name", "mode", "minutes") VALUES
  (gen_random_uuid(), 'Clinic visit', 'in_person', 30),
  (gen_random_uuid(), 'Phone call', 'phone', 20),
  (gen_random_uuid(), 'Video visit', 'video', 30);

-- Slots of other lengths.
INSERT INTO "VisitType" ("id", "name", "mode", "minutes")
SELECT gen_random_uuid(), 'Clinic visit, ' || lengths."minutes" || ' minutes', 'in_person', lengths."minutes"
FROM (SELECT DISTINCT (extract(epoch FROM "endsAt" - "startsAt") / 60)::smallint AS "minutes" FROM "Slot"
  WHERE "withdrawnAt" IS NULL AND "endsAt" > now()
    AND extract(epoch FROM "endsAt" - "startsAt") BETWEEN 300 AND 28800) AS lengths
WHERE lengths."minutes" <> 30;

INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt", "visitTypeId", "createdAt")
SELECT s."id", s."clinicianId", 'extra', s."startsAt", s."endsAt", v."id", s."createdAt"
FROM "Slot" s LEFT JOIN "VisitType" v ON v."mode" = 'in_person'
  AND v."minutes" = (extract(epoch FROM s."endsAt" - s."startsAt") / 60)::smallint
WHERE s."withdrawnAt" IS NULL AND s."endsAt" > now();

-- Null where nobody said what kind of visit it is.
ALTER TABLE "Appointment"
  ADD COLUMN "visitTypeId" uuid REFERENCES "VisitType" ("id"),
  ADD COLUMN "locationId" uuid REFERENCES "Location" ("id"),
  -- With what lies before and after the visit; null: nothing does.
  ADD COLUMN "busyFrom" timestamptz(3),
  ADD COLUMN "busyTo" timestamptz(3),
  ADD CHECK ("busyFrom" <= "startsAt" AND "busyTo" >= "endsAt"),
  DROP CONSTRAINT "Appointment_clinician_free",
  ADD CONSTRAINT "Appointment_clinician_free" EXCLUDE USING gist
    ("clinicianId" WITH =, tstzrange(coalesce("busyFrom", "startsAt"), coalesce("busyTo", "endsAt")) WITH &&)
    WHERE ("cancelledAt" IS NULL),
  DROP COLUMN "slotId";
CREATE INDEX "Appointment_startsAt_idx" ON "Appointment" ("startsAt");

DROP TABLE "Slot";
