-- Messages to patients about their visits (decision 93), and the calendar file that goes with one.

ALTER TABLE "OutboundMessage"
  -- The visit that it is about: the id of its first appointment.
  ADD COLUMN "visitId" uuid,
  ADD COLUMN "calendarSealed" text;
CREATE INDEX "OutboundMessage_visit_idx" ON "OutboundMessage" ("visitId") WHERE "visitId" IS NOT NULL;
CREATE INDEX "Appointment_visit_idx" ON "Appointment" ((coalesce("calendarId", "id")));

-- The patient is told when anybody books, moves or cancels a visit: one job for a visit, however often it
-- changed before the job is done. A message about an earlier state that is not sent yet is taken back.
CREATE FUNCTION tell_of_visit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE visit uuid := coalesce(NEW."calendarId", NEW."id");
BEGIN
  UPDATE "OutboundMessage" SET "resolvedAt" = now()
  WHERE "visitId" = visit AND "sentAt" IS NULL AND "resolvedAt" IS NULL;
  IF NEW."startsAt" > now() THEN
    PERFORM graphile_worker.add_job('visit_changed', json_build_object('visitId', visit),
      job_key := 'visit_changed:' || visit);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Appointment_booked_tells_patient" AFTER INSERT ON "Appointment"
  FOR EACH ROW WHEN (NEW."holdUntil" IS NULL) EXECUTE FUNCTION tell_of_visit();
CREATE TRIGGER "Appointment_changed_tells_patient" AFTER UPDATE ON "Appointment"
  FOR EACH ROW WHEN (NEW."holdUntil" IS NULL AND (OLD."holdUntil", OLD."cancelledAt", OLD."startsAt", OLD."endsAt",
      OLD."clinicianId", OLD."locationId", OLD."visitTypeId")
    IS DISTINCT FROM (NEW."holdUntil", NEW."cancelledAt", NEW."startsAt", NEW."endsAt", NEW."clinicianId",
      NEW."locationId", NEW."visitTypeId"))
  EXECUTE FUNCTION tell_of_visit();
