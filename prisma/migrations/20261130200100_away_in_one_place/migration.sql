-- Whether a leave or a closing keeps a visit from taking place: one answer for all who ask.
CREATE FUNCTION prevents(away "AvailabilityException", visit "Appointment") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT away."removedAt" IS NULL AND away."kind" <> 'extra'
    AND coalesce(away."clinicianId", visit."clinicianId") = visit."clinicianId"
    AND (away."locationId" IS NULL OR away."locationId" = visit."locationId")
    AND away."startsAt" < visit."endsAt" AND away."endsAt" > visit."startsAt" $$;

-- As before, with its word for being away.
CREATE OR REPLACE FUNCTION can_take_place(visit "Appointment") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "StaffMember" m
      WHERE m."id" = visit."clinicianId" AND m."disabledAt" IS NULL AND m."role" = 'clinician')
    AND NOT EXISTS (SELECT 1 FROM "Location" l WHERE l."id" = visit."locationId" AND l."closedAt" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "AvailabilityException" x WHERE prevents(x, visit)) $$;
