-- A follow-up that was canceled, missed, never recorded, or whose clinician or place is gone: at SOON and
-- above its intake is back in the queue in the same transaction, whoever changed what. At URGENT it rings.

ALTER TABLE "QueueEntry"
  -- Why it needs a visit again, until one is booked, the patient came, or it is closed.
  ADD COLUMN "lostVisit" text CHECK ("lostVisit" IN
    ('visit_cancelled', 'visit_missed', 'visit_unknown', 'clinician_left', 'place_closed')),
  DROP CONSTRAINT "QueueEntry_ringsFor_check",
  ADD CONSTRAINT "QueueEntry_ringsFor_check" CHECK ("ringsFor" IN
    ('no_contact', 'no_clinician', 'call_missed', 'signed_out', 'no_shift', 'visit_lost'));

-- Since when it counts as lost because nobody recorded whether the patient came (a job sets it, once).
ALTER TABLE "Appointment" ADD COLUMN "lostAt" timestamptz(3);
-- Those of the time before this was asked stay on the list of what needs attention, and bring nothing back.
UPDATE "Appointment" SET "lostAt" = now() WHERE "status" = 'booked' AND "endsAt" <= now();
CREATE INDEX "Appointment_unrecorded_idx" ON "Appointment" ("endsAt")
  WHERE "status" = 'booked' AND "attendance" IS NULL AND "lostAt" IS NULL;

-- Own words that tell of self-harm ring at URGENT, also when the intake was closed and is open again.
CREATE FUNCTION wrote_of_self_harm("intake" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "Intake" i WHERE i."id" = "intake" AND 'free_text_self_harm' = ANY(i."firedRules"))
    OR EXISTS (SELECT 1 FROM "Reassessment" r
      WHERE r."intakeId" = "intake" AND 'free_text_self_harm' = ANY(r."firedRules")) $$;

-- As before, but what gives a reason to ring again keeps it.
CREATE OR REPLACE FUNCTION mark_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acted boolean := NEW."claimedAt" IS DISTINCT FROM OLD."claimedAt";
  rings boolean := must_ring(NEW."level", NEW."loud");
  raised boolean := rings AND (NOT must_ring(OLD."level", OLD."loud")
    OR (NEW."level" = 'EMERGENCY' AND OLD."level" <> 'EMERGENCY'));
  worse boolean := NEW."worseSince" IS NOT NULL AND NEW."worseSince" IS DISTINCT FROM OLD."worseSince";
BEGIN
  IF acted THEN
    NEW."hushed" := false;
    NEW."unseen" := rings AND NEW."claimedAt" IS NOT NULL
      AND coalesce(NEW."quietUntil" <= clock_timestamp(), false);
    NEW."ringsFor" := CASE WHEN NEW."unseen" THEN 'no_clinician' END;
  ELSIF raised OR worse THEN
    NEW."unseen" := true;
    NEW."ringsFor" := nullif(NEW."ringsFor", OLD."ringsFor");
    IF raised THEN NEW."quietUntil" := NULL; END IF;
  END IF;
  IF rings AND (raised OR (NEW."unseen" AND NOT OLD."alarm")) THEN
    NEW."raisedAt" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;

-- As before, and only with a clinician who works here, at a place that is open.
CREATE OR REPLACE VIEW "UpcomingAppointment" AS
SELECT a."id", a."intakeId", a."clinicianId", a."startsAt", a."endsAt"
FROM "Appointment" a JOIN "StaffMember" m
  ON m."id" = a."clinicianId" AND m."disabledAt" IS NULL AND m."role" = 'clinician'
LEFT JOIN "Location" l ON l."id" = a."locationId"
WHERE a."status" IN ('booked', 'arrived') AND a."endsAt" > now() AND l."closedAt" IS NULL;

-- The visit is lost because of "why". "doer" (null: no one of the staff) hears no alarm about an intake that
-- they hold. Does nothing while another visit is ahead, or when the patient came to a later one.
CREATE FUNCTION lose_visit("visit" "Appointment", "why" text, "doer" uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry "QueueEntry"%ROWTYPE;
  rank int;
  rings boolean;
  since timestamptz := date_trunc('milliseconds', now());
BEGIN
  -- Locked in the order of a booking: the entry, then the intake. Of two visits that are lost at once, the
  -- second sees what became of the first.
  PERFORM 1 FROM "QueueEntry" q WHERE q."intakeId" = "visit"."intakeId" FOR UPDATE;
  PERFORM 1 FROM "Intake" i WHERE i."id" = "visit"."intakeId" FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM "UpcomingAppointment" a WHERE a."intakeId" = "visit"."intakeId")
    OR EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = "visit"."intakeId"
      AND a."status" = 'done' AND a."startsAt" > "visit"."startsAt") THEN
    RETURN;
  END IF;
  SELECT q.* INTO entry FROM "QueueEntry" q WHERE q."intakeId" = "visit"."intakeId" FOR UPDATE;
  IF FOUND THEN
    rings := entry."levelRank" <= level_rank('URGENT') AND coalesce(entry."claimedById" <> "doer", true);
    UPDATE "QueueEntry" q SET "lostVisit" = "why", "version" = q."version" + 1, "loud" = q."loud" OR rings,
      "unseen" = q."unseen" OR rings, "ringsFor" = CASE WHEN rings THEN 'visit_lost' ELSE q."ringsFor" END
    WHERE q."intakeId" = entry."intakeId";
    RETURN;
  END IF;
  SELECT level_rank(e."level") INTO rank FROM "EffectiveLevel" e WHERE e."intakeId" = "visit"."intakeId";
  IF rank > level_rank('SOON') THEN RETURN; END IF;
  rings := rank <= level_rank('URGENT');
  -- Due at once until the job place_returned has worked out its deadline, which needs the opening hours.
  INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "version", "loud",
    "lostVisit", "ringsFor")
  SELECT i."id", level_at(rank), rank, i."receivedAt", since,
    (SELECT count(*) FROM "Closure" c WHERE c."intakeId" = i."id")::int * 1000,
    rings OR wrote_of_self_harm(i."id"), "why", CASE WHEN rings THEN 'visit_lost' END
  FROM "Intake" i WHERE i."id" = "visit"."intakeId"
  ON CONFLICT ("intakeId") DO UPDATE SET "version" = q."version" + 1, "lostVisit" = excluded."lostVisit",
    "loud" = q."loud" OR excluded."loud", "unseen" = q."unseen" OR rings;
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  VALUES ('system', 'intake.returned', "visit"."intakeId",
    jsonb_build_object('reason', "why", 'appointmentId', "visit"."id"));
  PERFORM graphile_worker.add_job('place_returned',
    json_build_object('intakeId', "visit"."intakeId", 'since', since),
    job_key := 'place_returned:' || "visit"."intakeId");
END $$;

CREATE FUNCTION lose_own_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'cancelled' AND OLD."status" IN ('booked', 'arrived') THEN
    PERFORM lose_visit(NEW, 'visit_cancelled', NEW."cancelledById");
  ELSIF NEW."status" = 'no_show' AND OLD."status" <> 'no_show' THEN
    PERFORM lose_visit(NEW, 'visit_missed', NEW."attendanceById");
  ELSIF NEW."lostAt" IS DISTINCT FROM OLD."lostAt" THEN
    PERFORM lose_visit(NEW, 'visit_unknown', NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Appointment_lost" AFTER UPDATE ON "Appointment"
  FOR EACH ROW EXECUTE FUNCTION lose_own_visit();

-- Everybody's visits in one order, so that two who lose many do not wait for each other.
CREATE FUNCTION lose_visits_of_clinician() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE visit "Appointment";
BEGIN
  FOR visit IN SELECT a.* FROM "Appointment" a WHERE a."clinicianId" = NEW."id"
    AND a."status" = 'booked' AND a."endsAt" > now() ORDER BY a."intakeId", a."startsAt"
  LOOP PERFORM lose_visit(visit, 'clinician_left', NULL); END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "StaffMember_visits_lost" AFTER UPDATE ON "StaffMember" FOR EACH ROW
  WHEN ((NEW."disabledAt" IS NOT NULL AND OLD."disabledAt" IS NULL)
    OR (NEW."role" <> 'clinician' AND OLD."role" = 'clinician'))
  EXECUTE FUNCTION lose_visits_of_clinician();

CREATE FUNCTION lose_visits_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE visit "Appointment";
BEGIN
  FOR visit IN SELECT a.* FROM "Appointment" a WHERE a."locationId" = NEW."id"
    AND a."status" = 'booked' AND a."endsAt" > now() ORDER BY a."intakeId", a."startsAt"
  LOOP PERFORM lose_visit(visit, 'place_closed', NULL); END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "Location_visits_lost" AFTER UPDATE ON "Location" FOR EACH ROW
  WHEN (NEW."closedAt" IS NOT NULL AND OLD."closedAt" IS NULL)
  EXECUTE FUNCTION lose_visits_of_place();

-- A new visit is booked, or the patient came after all: nothing is lost any more.
CREATE FUNCTION find_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" q SET "lostVisit" = NULL, "loud" = wrote_of_self_harm(q."intakeId"),
    "version" = q."version" + 1
  WHERE q."intakeId" = NEW."intakeId" AND q."lostVisit" IS NOT NULL AND (NEW."status" = 'done'
    OR EXISTS (SELECT 1 FROM "UpcomingAppointment" a WHERE a."intakeId" = NEW."intakeId"));
  RETURN NULL;
END $$;
CREATE TRIGGER "Appointment_found" AFTER INSERT OR UPDATE ON "Appointment"
  FOR EACH ROW WHEN (NEW."status" IN ('booked', 'arrived', 'done')) EXECUTE FUNCTION find_visit();

-- As before, with each kind of lost visit, also of an open intake.
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
-- Open, and its visit was canceled or missed: by the last of them.
SELECT q."lostVisit", visit."id", q."intakeId", visit."at"
FROM "QueueEntry" q JOIN LATERAL (SELECT a."id", coalesce(a."cancelledAt", a."endsAt") AS "at" FROM "Appointment" a
  WHERE a."intakeId" = q."intakeId" AND CASE q."lostVisit" WHEN 'visit_cancelled' THEN a."cancelledAt" IS NOT NULL
    ELSE a."status" = 'no_show' END ORDER BY 2 DESC LIMIT 1) visit ON true
WHERE q."lostVisit" IN ('visit_cancelled', 'visit_missed')
UNION ALL
-- Open, and nobody recorded whether the patient came.
SELECT 'visit_unknown', a."id", q."intakeId", a."endsAt"
FROM "QueueEntry" q JOIN "Appointment" a ON a."intakeId" = q."intakeId"
WHERE a."status" IN ('booked', 'arrived') AND a."attendance" IS DISTINCT FROM 'not_recorded' AND a."endsAt" <= now()
UNION ALL
SELECT 'clinician_left', a."id", a."intakeId", coalesce(m."disabledAt", now())
FROM "StaffMember" m JOIN "Appointment" a ON a."clinicianId" = m."id"
WHERE (m."disabledAt" IS NOT NULL OR m."role" <> 'clinician')
  AND a."status" = 'booked' AND a."endsAt" > now()
UNION ALL
SELECT 'place_closed', a."id", a."intakeId", l."closedAt"
FROM "Location" l JOIN "Appointment" a ON a."locationId" = l."id"
WHERE l."closedAt" IS NOT NULL AND a."status" = 'booked' AND a."endsAt" > now()
UNION ALL
-- Booked at a time at which its clinician, or everybody, is away by now.
SELECT 'clinician_away', a."id", a."intakeId", max(x."createdAt")
FROM "AvailabilityException" x JOIN "Appointment" a ON a."startsAt" < x."endsAt" AND a."endsAt" > x."startsAt"
  AND coalesce(x."clinicianId", a."clinicianId") = a."clinicianId"
WHERE x."removedAt" IS NULL AND x."kind" <> 'extra' AND x."endsAt" > now()
  AND a."status" = 'booked' AND a."startsAt" > now()
GROUP BY a."id", a."intakeId"
UNION ALL
SELECT 'recall_due', r."id", r."intakeId", r."dueAt" FROM "Recall" r WHERE r."outcome" IS NULL AND r."dueAt" <= now()
UNION ALL
-- On the waiting list, and no time fitted until then.
SELECT 'wait_over', w."id", w."intakeId", w."wantedBy"
FROM "WaitlistEntry" w WHERE w."outcome" IS NULL AND w."wantedBy" <= now()
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

CREATE TRIGGER "Location_tell_boards" AFTER UPDATE ON "Location"
  FOR EACH ROW WHEN (OLD."closedAt" IS DISTINCT FROM NEW."closedAt") EXECUTE FUNCTION tell_boards();
CREATE TRIGGER "AvailabilityException_tell_boards" AFTER INSERT OR UPDATE ON "AvailabilityException"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
