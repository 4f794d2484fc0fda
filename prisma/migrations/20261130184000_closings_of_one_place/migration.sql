-- As before, and a closing of one location says nothing about visits at another.
CREATE OR REPLACE FUNCTION can_take_place(visit "Appointment") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "StaffMember" m
      WHERE m."id" = visit."clinicianId" AND m."disabledAt" IS NULL AND m."role" = 'clinician')
    AND NOT EXISTS (SELECT 1 FROM "Location" l WHERE l."id" = visit."locationId" AND l."closedAt" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "AvailabilityException" x
      WHERE x."removedAt" IS NULL AND x."kind" <> 'extra'
        AND coalesce(x."clinicianId", visit."clinicianId") = visit."clinicianId"
        AND (x."locationId" IS NULL OR x."locationId" = visit."locationId")
        AND x."startsAt" < visit."endsAt" AND x."endsAt" > visit."startsAt") $$;

-- As before, and an expired hold in the free room does not stand in the way: the database still counts it.
CREATE OR REPLACE FUNCTION give_rooms("location" uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  visit "Appointment";
  free uuid;
  span tstzrange;
BEGIN
  FOR visit IN SELECT a.* FROM "Appointment" a JOIN "Room" r ON r."id" = a."roomId"
    WHERE r."locationId" = "location" AND r."closedAt" IS NOT NULL
      AND a."status" IN ('hold', 'booked', 'arrived') AND a."startsAt" > now()
      AND coalesce(a."holdUntil" > now(), true)
    ORDER BY a."startsAt", a."intakeId", a."id"
  LOOP
    span := tstzrange(coalesce(visit."busyFrom", visit."startsAt"), coalesce(visit."busyTo", visit."endsAt"));
    free := free_room("location", span, visit."id");
    IF free IS NOT NULL THEN
      DELETE FROM "Appointment" h WHERE h."roomId" = free AND h."status" = 'hold' AND h."holdUntil" <= now()
        AND tstzrange(coalesce(h."busyFrom", h."startsAt"), coalesce(h."busyTo", h."endsAt")) && span;
      UPDATE "Appointment" SET "roomId" = free WHERE "id" = visit."id";
      INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
      SELECT 'system', 'appointment.room_changed', visit."intakeId", jsonb_build_object('appointmentId', visit."id")
      WHERE visit."status" <> 'hold';
    END IF;
  END LOOP;
END $$;
