-- Whether a visit, or a time that is kept, can take place as it was said: its clinician works here and is
-- not away then, and its place is open. One that cannot is on the list of what needs attention.
CREATE FUNCTION can_take_place(visit "Appointment") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "StaffMember" m
      WHERE m."id" = visit."clinicianId" AND m."disabledAt" IS NULL AND m."role" = 'clinician')
    AND NOT EXISTS (SELECT 1 FROM "Location" l WHERE l."id" = visit."locationId" AND l."closedAt" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "AvailabilityException" x
      WHERE x."removedAt" IS NULL AND x."kind" <> 'extra'
        AND coalesce(x."clinicianId", visit."clinicianId") = visit."clinicianId"
        AND x."startsAt" < visit."endsAt" AND x."endsAt" > visit."startsAt") $$;
