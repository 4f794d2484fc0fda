-- One list of everything that nobody may forget. Each kind is a fact or an open row of its own; the
-- view "NeedsAttention" alone decides what stands on the list, and boards count its rows.

-- Whether the patient came. Visits from before this was asked stay as they are.
ALTER TABLE "Appointment"
  ADD COLUMN "attendance" text CHECK ("attendance" IN ('came', 'did_not_come', 'not_recorded')),
  ADD COLUMN "attendanceAt" timestamptz(3),
  ADD COLUMN "attendanceById" uuid REFERENCES "StaffMember" ("id");
UPDATE "Appointment" SET "attendance" = 'not_recorded' WHERE "cancelledAt" IS NULL AND "endsAt" <= now();
CREATE INDEX "Appointment_ahead_idx" ON "Appointment" ("clinicianId", "endsAt")
  WHERE "cancelledAt" IS NULL AND "attendance" IS NULL;

-- A message that a server refused, or that could not be sent for too long; and who dealt with that.
ALTER TABLE "OutboundMessage"
  ADD COLUMN "failedAt" timestamptz(3),
  ADD COLUMN "failure" text CHECK ("failure" IN ('refused', 'unreachable', 'bounced')),
  ADD COLUMN "resolvedAt" timestamptz(3),
  ADD COLUMN "resolvedById" uuid REFERENCES "StaffMember" ("id"),
  ADD CHECK (("failedAt" IS NULL) = ("failure" IS NULL));
CREATE INDEX "OutboundMessage_failed_idx" ON "OutboundMessage" ("failedAt")
  WHERE "failedAt" IS NOT NULL AND "resolvedAt" IS NULL;

-- A closed intake whose patient was promised a visit. The row is there until the patient came, until
-- somebody says that no visit is needed any more, or until the intake is open again.
CREATE TABLE "PromisedVisit" (
  "intakeId" uuid PRIMARY KEY REFERENCES "Intake" ("id"),
  "since" timestamptz(3) NOT NULL DEFAULT now()
);

CREATE FUNCTION promise_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PromisedVisit" ("intakeId")
  SELECT NEW."intakeId" WHERE NOT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = NEW."intakeId")
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION promise_visit_at_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."outcome" = 'appointment_booked' OR EXISTS (SELECT 1 FROM "Appointment" a
      WHERE a."intakeId" = NEW."intakeId" AND a."cancelledAt" IS NULL AND a."endsAt" > now()) THEN
    INSERT INTO "PromisedVisit" ("intakeId") VALUES (NEW."intakeId") ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION end_promised_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "PromisedVisit" WHERE "intakeId" = NEW."intakeId";
  RETURN NULL;
END $$;
CREATE TRIGGER "Closure_promises_visit" AFTER INSERT ON "Closure"
  FOR EACH ROW EXECUTE FUNCTION promise_visit_at_closing();
-- A visit can be booked for an intake that is closed already.
CREATE TRIGGER "Appointment_promises_visit" AFTER INSERT ON "Appointment"
  FOR EACH ROW EXECUTE FUNCTION promise_visit();
CREATE TRIGGER "QueueEntry_ends_promised_visit" AFTER INSERT ON "QueueEntry"
  FOR EACH ROW EXECUTE FUNCTION end_promised_visit();

INSERT INTO "PromisedVisit" ("intakeId", "since")
SELECT i."id", coalesce(last."createdAt", i."receivedAt") FROM "Intake" i
LEFT JOIN LATERAL (SELECT c."outcome", c."createdAt" FROM "Closure" c
  WHERE c."intakeId" = i."id" ORDER BY c."createdAt" DESC LIMIT 1) last ON true
LEFT JOIN LATERAL (SELECT bool_or(a."endsAt" > now()) AS "ahead", bool_or(a."endsAt" <= now()) AS "over"
  FROM "Appointment" a WHERE a."intakeId" = i."id" AND a."cancelledAt" IS NULL) visit ON true
WHERE NOT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = i."id")
  AND (visit."ahead" OR (last."outcome" = 'appointment_booked' AND NOT coalesce(visit."over", false)));

CREATE INDEX "Intake_abandoned_idx" ON "Intake" ("id") WHERE "filedAs" = 'abandoned';

-- At most one row for a kind and a subject. "subjectId" is the appointment, review or message that the
-- row is about, else the intake or the draft.
CREATE VIEW "NeedsAttention" AS
SELECT CASE WHEN visit."id" IS NULL AND left_out."at" IS NULL THEN 'visit_missing'
    WHEN visit."id" IS NULL THEN 'visit_cancelled'
    WHEN visit."attendance" = 'did_not_come' THEN 'visit_missed' ELSE 'visit_unknown' END AS "kind",
  coalesce(visit."id", p."intakeId") AS "subjectId", p."intakeId",
  coalesce(visit."endsAt", left_out."at", p."since") AS "since"
FROM "PromisedVisit" p
LEFT JOIN LATERAL (SELECT a."id", a."endsAt", a."attendance" FROM "Appointment" a
  WHERE a."intakeId" = p."intakeId" AND a."cancelledAt" IS NULL ORDER BY a."startsAt" DESC LIMIT 1) visit ON true
LEFT JOIN LATERAL (SELECT max(a."cancelledAt") AS "at" FROM "Appointment" a
  WHERE a."intakeId" = p."intakeId" AND a."cancelledAt" IS NOT NULL) left_out ON true
WHERE visit."id" IS NULL OR visit."attendance" = 'did_not_come'
  OR (visit."attendance" IS NULL AND visit."endsAt" <= now())
UNION ALL
SELECT 'clinician_left', a."id", a."intakeId", m."disabledAt"
FROM "StaffMember" m JOIN "Appointment" a ON a."clinicianId" = m."id"
WHERE m."disabledAt" IS NOT NULL AND a."cancelledAt" IS NULL AND a."attendance" IS NULL AND a."endsAt" > now()
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
-- Filed as it was left, and nobody has spoken to the patient.
SELECT 'left_unfinished', i."id", i."id", i."receivedAt"
FROM "Intake" i JOIN "QueueEntry" q ON q."intakeId" = i."id"
WHERE i."filedAs" = 'abandoned'
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x WHERE x."intakeId" = i."id" AND x."kind" = 'finished')
  AND NOT EXISTS (SELECT 1 FROM "CallAttempt" t
    WHERE t."intakeId" = i."id" AND t."outcome" = 'spoke' AND t."takenBackAt" IS NULL)
UNION ALL
-- Left a few minutes ago and not filed yet; or it cannot be filed.
SELECT 'draft_left', d."id", i."id", d."updatedAt"
FROM "Draft" d LEFT JOIN "Intake" i ON i."id" = coalesce(d."reassessesId", d."id")
WHERE d."redFlagAt" IS NOT NULL AND (d."abandonedAt" IS NULL OR d."updatedAt" > d."abandonedAt")
  AND d."updatedAt" <= now() - interval '5 minutes' AND d."expiresAt" > now();

CREATE TRIGGER "Appointment_tell_boards" AFTER INSERT OR UPDATE ON "Appointment"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
CREATE TRIGGER "PromisedVisit_tell_boards" AFTER INSERT OR DELETE ON "PromisedVisit"
  FOR EACH ROW EXECUTE FUNCTION tell_boards();
CREATE TRIGGER "OutboundMessage_tell_boards" AFTER UPDATE ON "OutboundMessage"
  FOR EACH ROW WHEN (OLD."failedAt" IS DISTINCT FROM NEW."failedAt" OR OLD."resolvedAt" IS DISTINCT FROM NEW."resolvedAt")
  EXECUTE FUNCTION tell_boards();
CREATE TRIGGER "StaffMember_tell_boards" AFTER UPDATE ON "StaffMember"
  FOR EACH ROW WHEN (OLD."disabledAt" IS DISTINCT FROM NEW."disabledAt") EXECUTE FUNCTION tell_boards();
