-- Holidays of one place from before leaves had wall-clock times begin and end at midnight there.
UPDATE "AvailabilityException" x SET "wallFrom" = there."from", "wallTo" = there."to"
FROM (SELECT "id", "startsAt" AT TIME ZONE zone_of("locationId") AS "from",
    "endsAt" AT TIME ZONE zone_of("locationId") AS "to" FROM "AvailabilityException") there
WHERE there."id" = x."id" AND x."kind" = 'closed' AND x."reason" IS NOT NULL
  AND there."from" = date_trunc('day', there."from") AND there."to" = there."from" + interval '1 day';

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
-- Booked at a time at which its clinician, or everybody, is away by now, by the clock of the place of the visit.
SELECT 'clinician_away', a."id", a."intakeId", max(x."createdAt")
FROM "AvailabilityException" x JOIN "Appointment" a ON prevents(x, a)
WHERE x."endsAt" + interval '26 hours' > now() AND a."status" IN ('booked', 'arrived') AND a."startsAt" > now()
GROUP BY a."id", a."intakeId"
UNION ALL
SELECT 'room_closed', a."id", a."intakeId", r."closedAt"
FROM "Room" r JOIN "Appointment" a ON a."roomId" = r."id"
WHERE r."closedAt" IS NOT NULL AND a."status" IN ('booked', 'arrived') AND a."startsAt" > now()
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
  AND d."updatedAt" <= now() - interval '5 minutes' AND d."expiresAt" > now()
UNION ALL
-- The patient has not answered in time, and nobody has spoken to them since they were asked.
SELECT 'question_unanswered', x."id", x."intakeId", x."dueAt"
FROM "PatientQuestion" x
WHERE x."answeredAt" IS NULL AND x."endedAt" IS NULL AND x."dueAt" <= now()
  AND NOT EXISTS (SELECT 1 FROM "CallAttempt" t WHERE t."intakeId" = x."intakeId"
    AND t."outcome" = 'spoke' AND t."takenBackAt" IS NULL AND t."createdAt" > x."createdAt")
UNION ALL
SELECT 'desk_left', d."id", NULL::uuid, d."updatedAt"
FROM "Draft" d LEFT JOIN "Intake" i ON i."id" = coalesce(d."reassessesId", d."id")
WHERE d."recorderId" IS NOT NULL AND d."redFlagAt" IS NULL AND i."id" IS NULL
  AND d."updatedAt" <= now() - interval '2 hours' AND d."expiresAt" > now();
