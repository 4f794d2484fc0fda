-- A follow-up that was canceled, missed, never recorded, or whose clinician or place is gone: at SOON and
-- above its intake is back in the queue in the same transaction, whatever caused it. At URGENT it rings.

ALTER TABLE "QueueEntry"
  -- Why it needs a visit again, until one is booked, the patient came, or it is closed.
  ADD COLUMN "lostVisit" text CHECK ("lostVisit" IN ('visit_cancelled', 'visit_missed', 'visit_unknown',
    'visit_needed', 'clinician_left', 'place_closed', 'recall_dropped', 'wait_ended')),
  -- When the lost visit was to begin, or when the recall was dropped: that the patient came to one before
  -- does not end it.
  ADD COLUMN "lostFrom" timestamptz(3),
  ADD CONSTRAINT "QueueEntry_lost_check" CHECK (("lostVisit" IS NULL) = ("lostFrom" IS NULL)),
  DROP CONSTRAINT "QueueEntry_ringsFor_check",
  ADD CONSTRAINT "QueueEntry_ringsFor_check" CHECK ("ringsFor" IN
    ('no_contact', 'no_clinician', 'call_missed', 'signed_out', 'no_shift', 'visit_lost'));

-- Since when it counts as lost because nobody recorded whether the patient came (a job sets it, once).
ALTER TABLE "Appointment" ADD COLUMN "lostAt" timestamptz(3);
-- Those of the time before this was asked stay on the list of what needs attention, and bring nothing back.
UPDATE "Appointment" SET "lostAt" = now() WHERE "status" IN ('booked', 'arrived') AND "endsAt" <= now();
CREATE INDEX "Appointment_unrecorded_idx" ON "Appointment" ("endsAt")
  WHERE "status" IN ('booked', 'arrived') AND "attendance" IS DISTINCT FROM 'not_recorded' AND "lostAt" IS NULL;

-- Own words that tell of self-harm ring at URGENT, also when the intake was closed and is open again.
CREATE FUNCTION wrote_of_self_harm("intake" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "Intake" i WHERE i."id" = "intake" AND 'free_text_self_harm' = ANY(i."firedRules"))
    OR EXISTS (SELECT 1 FROM "Reassessment" r
      WHERE r."intakeId" = "intake" AND 'free_text_self_harm' = ANY(r."firedRules")) $$;

-- As before, but what gives a reason to ring again keeps it; and who gives back an URGENT whose visit is
-- lost leaves nobody with it, so it rings.
CREATE OR REPLACE FUNCTION mark_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acted boolean := NEW."claimedAt" IS DISTINCT FROM OLD."claimedAt";
  rings boolean := must_ring(NEW."level", NEW."loud");
  raised boolean := rings AND (NOT must_ring(OLD."level", OLD."loud")
    OR (NEW."level" = 'EMERGENCY' AND OLD."level" <> 'EMERGENCY'));
  worse boolean := NEW."worseSince" IS NOT NULL AND NEW."worseSince" IS DISTINCT FROM OLD."worseSince";
  lost boolean := acted AND NEW."claimedAt" IS NULL AND NEW."levelRank" <= level_rank('URGENT')
    AND coalesce(NEW."lostVisit" <> 'visit_needed', false);
BEGIN
  IF lost THEN
    NEW."loud" := true;
    rings := true;
    raised := NOT must_ring(OLD."level", OLD."loud");
  END IF;
  IF acted THEN
    NEW."hushed" := false;
    NEW."unseen" := rings AND NEW."claimedAt" IS NOT NULL
      AND coalesce(NEW."quietUntil" <= clock_timestamp(), false);
    NEW."ringsFor" := CASE WHEN lost THEN 'visit_lost' WHEN NEW."unseen" THEN 'no_clinician' END;
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

-- The visit that decides whether a promise of one is kept: the latest. One that was canceled counts only
-- while none was booked in its place.
CREATE VIEW "LastVisit" AS
SELECT DISTINCT ON (a."intakeId") a."id", a."intakeId", a."startsAt", a."endsAt", a."status", a."attendance",
  a."outcome", a."cancelledAt"
FROM "Appointment" a
WHERE a."status" <> 'hold' AND NOT (a."status" = 'cancelled' AND EXISTS (SELECT 1 FROM "Appointment" other
  WHERE other."intakeId" = a."intakeId" AND other."status" NOT IN ('hold', 'cancelled')
    AND other."bookedAt" >= a."cancelledAt"))
ORDER BY a."intakeId", a."startsAt" DESC, a."bookedAt" DESC;

-- The follow-up that was to begin "from" is lost because of "why". "doer" (null: no one of the staff) hears
-- no alarm about an intake that they hold. Does nothing while another visit is ahead, when the patient came
-- to a later one, or when a later one is lost already. Who was seen and needs another visit does not ring.
CREATE FUNCTION lose_follow_up("intake" uuid, "from" timestamptz, "why" text, "doer" uuid, "visit" uuid)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry "QueueEntry"%ROWTYPE;
  rank int;
  rings boolean;
  since timestamptz := date_trunc('milliseconds', now());
  detail jsonb := jsonb_strip_nulls(jsonb_build_object('reason', "why", 'appointmentId', "visit"));
BEGIN
  -- Locked in the order of a booking: the entry, then the intake. Of two visits that are lost at once, the
  -- second sees what became of the first.
  PERFORM 1 FROM "QueueEntry" q WHERE q."intakeId" = "intake" FOR UPDATE;
  PERFORM 1 FROM "Intake" i WHERE i."id" = "intake" FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM "UpcomingAppointment" a WHERE a."intakeId" = "intake")
    OR EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = "intake" AND a."status" = 'done'
      AND a."outcome" IS DISTINCT FROM 'another_visit' AND a."startsAt" > "from") THEN
    RETURN;
  END IF;
  SELECT q.* INTO entry FROM "QueueEntry" q WHERE q."intakeId" = "intake" FOR UPDATE;
  IF FOUND THEN
    IF entry."lostFrom" > "from" THEN RETURN; END IF;
    rings := "why" <> 'visit_needed' AND entry."levelRank" <= level_rank('URGENT')
      AND coalesce(entry."claimedById" <> "doer", true);
    UPDATE "QueueEntry" q SET "lostVisit" = "why", "lostFrom" = "from", "version" = q."version" + 1,
      "loud" = q."loud" OR rings, "unseen" = q."unseen" OR rings,
      "ringsFor" = CASE WHEN rings THEN 'visit_lost' ELSE q."ringsFor" END
    WHERE q."intakeId" = "intake";
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    VALUES ('system', 'visit.lost', "intake", detail);
    RETURN;
  END IF;
  SELECT level_rank(e."level") INTO rank FROM "EffectiveLevel" e WHERE e."intakeId" = "intake";
  IF rank > level_rank('SOON') THEN
    -- On the list of what needs attention.
    INSERT INTO "PromisedVisit" ("intakeId") VALUES ("intake") ON CONFLICT DO NOTHING;
    RETURN;
  END IF;
  rings := "why" <> 'visit_needed' AND rank <= level_rank('URGENT');
  -- Due at once until the job place_returned has worked out its deadline, which needs the opening hours.
  INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "version", "loud",
    "lostVisit", "lostFrom", "ringsFor")
  SELECT i."id", level_at(rank), rank, i."receivedAt", since,
    (SELECT count(*) FROM "Closure" c WHERE c."intakeId" = i."id")::int * 1000,
    rings OR wrote_of_self_harm(i."id"), "why", "from", CASE WHEN rings THEN 'visit_lost' END
  FROM "Intake" i WHERE i."id" = "intake"
  ON CONFLICT ("intakeId") DO UPDATE SET "version" = q."version" + 1, "lostVisit" = excluded."lostVisit",
    "lostFrom" = excluded."lostFrom", "loud" = q."loud" OR excluded."loud", "unseen" = q."unseen" OR rings;
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  VALUES ('system', 'intake.returned', "intake", detail);
  PERFORM graphile_worker.add_job('place_returned', json_build_object('intakeId', "intake", 'since', since),
    job_key := 'place_returned:' || "intake");
END $$;

CREATE FUNCTION lose_visit("visit" "Appointment", "why" text, "doer" uuid) RETURNS void LANGUAGE sql AS $$
  SELECT lose_follow_up("visit"."intakeId", "visit"."startsAt", "why", "doer", "visit"."id") $$;

CREATE FUNCTION lose_own_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'cancelled' AND OLD."status" IN ('booked', 'arrived') THEN
    PERFORM lose_visit(NEW, 'visit_cancelled', NEW."cancelledById");
  ELSIF NEW."status" = 'no_show' AND OLD."status" <> 'no_show' THEN
    PERFORM lose_visit(NEW, 'visit_missed', NEW."attendanceById");
  ELSIF NEW."outcome" = 'another_visit' AND OLD."outcome" IS DISTINCT FROM 'another_visit' THEN
    PERFORM lose_visit(NEW, 'visit_needed', NEW."attendanceById");
  ELSIF NEW."lostAt" IS DISTINCT FROM OLD."lostAt" THEN
    PERFORM lose_visit(NEW, 'visit_unknown', NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Appointment_lost" AFTER UPDATE ON "Appointment"
  FOR EACH ROW EXECUTE FUNCTION lose_own_visit();

CREATE FUNCTION end_loss("intake" uuid) RETURNS void LANGUAGE sql AS $$
  WITH found AS (
    UPDATE "QueueEntry" q SET "lostVisit" = NULL, "lostFrom" = NULL, "loud" = wrote_of_self_harm(q."intakeId"),
      "version" = q."version" + 1
    WHERE q."intakeId" = "intake" AND q."lostVisit" IS NOT NULL RETURNING q."intakeId")
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  SELECT 'system', 'visit.found', found."intakeId", '{}' FROM found $$;

CREATE FUNCTION find_visit_of("intake" uuid) RETURNS void LANGUAGE sql AS $$
  SELECT end_loss("intake") WHERE EXISTS (SELECT 1 FROM "UpcomingAppointment" a WHERE a."intakeId" = "intake") $$;

-- A recall is dropped, or a patient is taken off the waiting list, and nothing else keeps them in sight
-- after a closing that promised it.
CREATE FUNCTION lose_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = NEW."intakeId")
    AND (SELECT c."followUp" FROM "Closure" c WHERE c."intakeId" = NEW."intakeId"
      ORDER BY c."createdAt" DESC LIMIT 1)
    AND NOT EXISTS (SELECT 1 FROM "Recall" r WHERE r."intakeId" = NEW."intakeId" AND r."outcome" IS NULL)
    AND NOT EXISTS (SELECT 1 FROM "WaitlistEntry" w WHERE w."intakeId" = NEW."intakeId" AND w."outcome" IS NULL)
    AND NOT EXISTS (SELECT 1 FROM "Appointment" a JOIN "Closure" c ON c."intakeId" = a."intakeId"
      WHERE a."intakeId" = NEW."intakeId" AND a."status" = 'done'
        AND a."outcome" IS DISTINCT FROM 'another_visit' AND a."startsAt" > c."createdAt"
        AND NOT EXISTS (SELECT 1 FROM "Closure" later WHERE later."intakeId" = c."intakeId"
          AND later."createdAt" > c."createdAt")) THEN
    PERFORM lose_follow_up(NEW."intakeId", now(), TG_ARGV[0], NULL, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Recall_dropped" AFTER UPDATE ON "Recall" FOR EACH ROW
  WHEN (NEW."outcome" = 'dropped' AND OLD."outcome" IS NULL) EXECUTE FUNCTION lose_promise('recall_dropped');
CREATE TRIGGER "WaitlistEntry_removed" AFTER UPDATE ON "WaitlistEntry" FOR EACH ROW
  WHEN (NEW."outcome" = 'removed' AND OLD."outcome" IS NULL) EXECUTE FUNCTION lose_promise('wait_ended');

-- Everybody's visits in one order, so that two who lose many do not wait for each other. Enabled again, or
-- open again: the visits stand.
CREATE FUNCTION lose_visits_of_clinician() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE visit "Appointment";
BEGIN
  FOR visit IN SELECT a.* FROM "Appointment" a WHERE a."clinicianId" = NEW."id"
    AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now() ORDER BY a."intakeId", a."startsAt"
  LOOP
    IF NEW."disabledAt" IS NULL AND NEW."role" = 'clinician' THEN PERFORM find_visit_of(visit."intakeId");
    ELSE PERFORM lose_visit(visit, 'clinician_left', NULL);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "StaffMember_visits_lost" AFTER UPDATE ON "StaffMember" FOR EACH ROW
  WHEN ((NEW."disabledAt" IS NULL) <> (OLD."disabledAt" IS NULL)
    OR (NEW."role" = 'clinician') <> (OLD."role" = 'clinician'))
  EXECUTE FUNCTION lose_visits_of_clinician();

CREATE FUNCTION lose_visits_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE visit "Appointment";
BEGIN
  FOR visit IN SELECT a.* FROM "Appointment" a WHERE a."locationId" = NEW."id"
    AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now() ORDER BY a."intakeId", a."startsAt"
  LOOP
    IF NEW."closedAt" IS NULL THEN PERFORM find_visit_of(visit."intakeId");
    ELSE PERFORM lose_visit(visit, 'place_closed', NULL);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "Location_visits_lost" AFTER UPDATE ON "Location" FOR EACH ROW
  WHEN ((NEW."closedAt" IS NULL) <> (OLD."closedAt" IS NULL))
  EXECUTE FUNCTION lose_visits_of_place();

-- A new visit is booked, or the patient came after all, to the lost one or one after it: nothing is lost.
CREATE FUNCTION find_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM end_loss(NEW."intakeId") FROM "QueueEntry" q
  WHERE q."intakeId" = NEW."intakeId" AND NEW."status" = 'done'
    AND NEW."outcome" IS DISTINCT FROM 'another_visit' AND NEW."startsAt" >= q."lostFrom";
  PERFORM find_visit_of(NEW."intakeId");
  RETURN NULL;
END $$;
CREATE TRIGGER "Appointment_found" AFTER INSERT OR UPDATE ON "Appointment"
  FOR EACH ROW WHEN (NEW."status" IN ('booked', 'arrived', 'done')) EXECUTE FUNCTION find_visit();

-- As before, with each kind of lost visit, also of an open intake.
CREATE OR REPLACE VIEW "NeedsAttention" AS
SELECT CASE visit."status" WHEN 'cancelled' THEN 'visit_cancelled' WHEN 'no_show' THEN 'visit_missed'
    WHEN 'done' THEN CASE WHEN visit."outcome" = 'another_visit' THEN 'visit_needed' ELSE 'visit_missing' END
    WHEN 'booked' THEN 'visit_unknown' WHEN 'arrived' THEN 'visit_unknown' ELSE 'visit_missing' END AS "kind",
  coalesce(visit."id", p."intakeId") AS "subjectId", p."intakeId",
  coalesce(visit."cancelledAt", visit."endsAt", p."since") AS "since"
FROM "PromisedVisit" p LEFT JOIN "LastVisit" visit ON visit."intakeId" = p."intakeId"
WHERE NOT EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = p."intakeId"
    AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now())
  AND visit."attendance" IS DISTINCT FROM 'not_recorded'
UNION ALL
-- Open, and its visit was canceled or missed, or another one is needed: by the last of them.
SELECT q."lostVisit", visit."id", q."intakeId", visit."at"
FROM "QueueEntry" q JOIN LATERAL (SELECT a."id", coalesce(a."cancelledAt", a."endsAt") AS "at" FROM "Appointment" a
  WHERE a."intakeId" = q."intakeId" AND CASE q."lostVisit" WHEN 'visit_cancelled' THEN a."cancelledAt" IS NOT NULL
    WHEN 'visit_needed' THEN a."outcome" = 'another_visit'
    ELSE a."status" = 'no_show' END ORDER BY 2 DESC LIMIT 1) visit ON true
WHERE q."lostVisit" IN ('visit_cancelled', 'visit_missed', 'visit_needed')
UNION ALL
SELECT q."lostVisit", q."intakeId", q."intakeId", q."lostFrom"
FROM "QueueEntry" q WHERE q."lostVisit" IN ('recall_dropped', 'wait_ended')
UNION ALL
-- Open, and nobody recorded whether the patient came.
SELECT 'visit_unknown', a."id", q."intakeId", a."endsAt"
FROM "QueueEntry" q JOIN "Appointment" a ON a."intakeId" = q."intakeId"
WHERE a."status" IN ('booked', 'arrived') AND a."attendance" IS DISTINCT FROM 'not_recorded' AND a."endsAt" <= now()
UNION ALL
SELECT 'clinician_left', a."id", a."intakeId", coalesce(m."disabledAt", now())
FROM "StaffMember" m JOIN "Appointment" a ON a."clinicianId" = m."id"
WHERE (m."disabledAt" IS NOT NULL OR m."role" <> 'clinician')
  AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now()
UNION ALL
SELECT 'place_closed', a."id", a."intakeId", l."closedAt"
FROM "Location" l JOIN "Appointment" a ON a."locationId" = l."id"
WHERE l."closedAt" IS NOT NULL AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now()
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
