-- A leave and a closing are times of a wall clock, and at each place that of the place: a holiday closes a
-- place for the day that it has there. "startsAt" and "endsAt" are the same times by the clock of the clinic,
-- for visits and hours at no place or at a place without a zone of its own.
ALTER TABLE "AvailabilityException"
  ADD COLUMN "wallFrom" timestamp(3),
  ADD COLUMN "wallTo" timestamp(3),
  ADD CHECK ("wallTo" > "wallFrom"),
  ADD CHECK (("wallFrom" IS NULL) = ("wallTo" IS NULL)),
  ADD CHECK ("wallFrom" IS NULL OR "kind" <> 'extra');

-- The database does not know the clock of the clinic, but noon of a day lies on the same date in UTC wherever
-- these holidays are kept. Other leaves and closings that are there keep their instants everywhere.
UPDATE "AvailabilityException" x SET "wallFrom" = day."of", "wallTo" = day."of" + 1
FROM (SELECT "id", (("startsAt" + ("endsAt" - "startsAt") / 2) AT TIME ZONE 'UTC')::date AS "of"
  FROM "AvailabilityException") day
WHERE day."id" = x."id" AND x."kind" = 'closed' AND x."reason" IS NOT NULL;

CREATE FUNCTION zone_of("location" uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT l."zone" FROM "Location" l WHERE l."id" = "location" $$;

-- As before, by the clock of the place of the visit. What no clock on earth makes overlap is told apart first.
CREATE OR REPLACE FUNCTION prevents(away "AvailabilityException", visit "Appointment") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT away."removedAt" IS NULL AND away."kind" <> 'extra'
    AND coalesce(away."clinicianId", visit."clinicianId") = visit."clinicianId"
    AND (away."locationId" IS NULL OR away."locationId" = visit."locationId")
    AND away."startsAt" - interval '26 hours' < visit."endsAt" AND away."endsAt" + interval '26 hours' > visit."startsAt"
    AND coalesce(away."wallFrom" AT TIME ZONE zone_of(visit."locationId"), away."startsAt") < visit."endsAt"
    AND coalesce(away."wallTo" AT TIME ZONE zone_of(visit."locationId"), away."endsAt") > visit."startsAt" $$;
