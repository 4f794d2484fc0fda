-- Who is on duty, and what starts when an emergency waits for somebody.

CREATE TABLE "DutyShift" (
  "id" uuid PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "startsAt" timestamptz(3) NOT NULL,
  "endsAt" timestamptz(3) NOT NULL,
  "onCall" boolean NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "removedAt" timestamptz(3),
  CHECK ("endsAt" > "startsAt"),
  CONSTRAINT "DutyShift_no_overlap" EXCLUDE USING gist
    ("staffId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("removedAt" IS NULL)
);
CREATE INDEX "DutyShift_endsAt_idx" ON "DutyShift" ("endsAt");

-- However an emergency came to wait for somebody (it was filed, raised, given back, reopened), the
-- job that tells people is written in that same statement.
CREATE FUNCTION raise_alarm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job('alarm_raised',
    json_build_object('intakeId', NEW."intakeId", 'since', now()),
    queue_name := 'alarm:' || NEW."intakeId",
    job_key := 'alarm_raised:' || NEW."intakeId");
  RETURN NULL;
END $$;
CREATE TRIGGER "QueueEntry_alarm_at_once" AFTER INSERT ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm") EXECUTE FUNCTION raise_alarm();
CREATE TRIGGER "QueueEntry_alarm_later" AFTER UPDATE ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm" AND NOT OLD."alarm") EXECUTE FUNCTION raise_alarm();
