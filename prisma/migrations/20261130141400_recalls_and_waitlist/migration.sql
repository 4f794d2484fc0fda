-- What keeps a patient in sight who has no visit yet: a recall for later, a place on the waiting list, the
-- times that are offered from it; and the calendar feeds of clinicians.

CREATE TABLE "Recall" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "level" text NOT NULL CHECK (level_rank("level") IS NOT NULL),
  "dueAt" timestamptz(3) NOT NULL,
  "reasonSealed" text NOT NULL,
  "createdById" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "outcome" text CHECK ("outcome" IN ('booked', 'dropped')),
  "endedById" uuid REFERENCES "StaffMember" ("id"),
  "endedAt" timestamptz(3),
  "endReasonSealed" text,
  CHECK (num_nonnulls("outcome", "endedById", "endedAt") IN (0, 3)),
  CHECK (("endReasonSealed" IS NOT NULL) = ("outcome" IS NOT DISTINCT FROM 'dropped'))
);
CREATE INDEX "Recall_intakeId_idx" ON "Recall" ("intakeId");
CREATE INDEX "Recall_open_idx" ON "Recall" ("dueAt") WHERE "outcome" IS NULL;

CREATE TABLE "WaitlistEntry" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "visitTypeId" uuid NOT NULL REFERENCES "VisitType" ("id"),
  "clinicianId" uuid REFERENCES "StaffMember" ("id"),
  "locationId" uuid REFERENCES "Location" ("id"),
  "dayPart" text NOT NULL DEFAULT 'any' CHECK ("dayPart" IN ('any', 'morning', 'afternoon')),
  "wantedBy" timestamptz(3) NOT NULL,
  "since" timestamptz(3) NOT NULL DEFAULT now(),
  "createdById" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "outcome" text CHECK ("outcome" IN ('booked', 'removed', 'closed')),
  "endedAt" timestamptz(3),
  CHECK (num_nonnulls("outcome", "endedAt") IN (0, 2))
);
CREATE UNIQUE INDEX "WaitlistEntry_open_key" ON "WaitlistEntry" ("intakeId") WHERE "outcome" IS NULL;
CREATE INDEX "WaitlistEntry_intakeId_idx" ON "WaitlistEntry" ("intakeId");

-- A time that is kept for one patient, until they answer or it expires. The hold is the appointment with
-- this id. A booking deletes expired holds in its way, so there is no foreign key.
CREATE TABLE "SlotOffer" (
  "id" uuid PRIMARY KEY,
  "entryId" uuid NOT NULL REFERENCES "WaitlistEntry" ("id"),
  "appointmentId" uuid NOT NULL UNIQUE,
  "clinicianId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "startsAt" timestamptz(3) NOT NULL,
  "tokenHash" text NOT NULL UNIQUE,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "expiresAt" timestamptz(3) NOT NULL,
  "answer" text CHECK ("answer" IN ('accepted', 'declined', 'expired', 'withdrawn')),
  "answeredAt" timestamptz(3),
  CHECK ("expiresAt" < "startsAt"),
  CHECK (num_nonnulls("answer", "answeredAt") IN (0, 2))
);
CREATE UNIQUE INDEX "SlotOffer_open_key" ON "SlotOffer" ("entryId") WHERE "answer" IS NULL;
CREATE INDEX "SlotOffer_entryId_idx" ON "SlotOffer" ("entryId");
CREATE INDEX "SlotOffer_createdAt_idx" ON "SlotOffer" ("createdAt");

-- A patient waits no longer once a visit is booked, or the intake is closed without a follow-up.
CREATE FUNCTION end_wait() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "WaitlistEntry" SET "outcome" = TG_ARGV[0], "endedAt" = now()
  WHERE "intakeId" = NEW."intakeId" AND "outcome" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "Appointment_ends_wait" AFTER INSERT OR UPDATE OF "holdUntil" ON "Appointment"
  FOR EACH ROW WHEN (NEW."status" = 'booked') EXECUTE FUNCTION end_wait('booked');
CREATE TRIGGER "Closure_ends_wait" AFTER INSERT ON "Closure"
  FOR EACH ROW WHEN (NOT NEW."followUp") EXECUTE FUNCTION end_wait('closed');

-- When the wait ends, the open offer is withdrawn and the time that it kept is free.
CREATE FUNCTION withdraw_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH withdrawn AS (
    UPDATE "SlotOffer" SET "answer" = 'withdrawn', "answeredAt" = now()
    WHERE "entryId" = NEW."id" AND "answer" IS NULL RETURNING "id", "appointmentId"),
  freed AS (
    DELETE FROM "Appointment" a USING withdrawn WHERE a."id" = withdrawn."appointmentId" AND a."status" = 'hold')
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  SELECT 'system', 'offer.withdrawn', NEW."intakeId", jsonb_build_object('offerId', "id") FROM withdrawn;
  RETURN NULL;
END $$;
CREATE TRIGGER "WaitlistEntry_ended" AFTER UPDATE ON "WaitlistEntry"
  FOR EACH ROW WHEN (NEW."outcome" IS NOT NULL AND OLD."outcome" IS NULL) EXECUTE FUNCTION withdraw_offers();

CREATE TRIGGER "Recall_touches_entry" AFTER INSERT OR UPDATE ON "Recall"
  FOR EACH ROW EXECUTE FUNCTION touch_entry();
CREATE TRIGGER "WaitlistEntry_touches_entry" AFTER INSERT OR UPDATE ON "WaitlistEntry"
  FOR EACH ROW EXECUTE FUNCTION touch_entry();
CREATE TRIGGER "Recall_tell_boards" AFTER INSERT OR UPDATE ON "Recall"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
CREATE TRIGGER "WaitlistEntry_tell_boards" AFTER INSERT OR UPDATE ON "WaitlistEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();

-- A link by which the calendar program of a clinician reads their visits. Only its hash is here.
CREATE TABLE "CalendarFeed" (
  "tokenHash" text PRIMARY KEY,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  "revokedAt" timestamptz(3)
);
CREATE UNIQUE INDEX "CalendarFeed_open_key" ON "CalendarFeed" ("staffId") WHERE "revokedAt" IS NULL;
