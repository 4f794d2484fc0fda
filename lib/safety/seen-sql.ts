import { targetMinutes } from "@/lib/deadline/due";
import type { CloseOutcome } from "@/lib/queue/schema";

/** How an intake can be closed only after somebody was in touch with the patient. */
const CONTACT_OUTCOMES = (
  [
    "sent_to_emergency_department",
    "seen_in_clinic",
    "advice_given",
    "appointment_booked",
  ] satisfies CloseOutcome[]
)
  .map((outcome) => `'${outcome}'`)
  .join(", ");

// The intakes of the span are read once: their rows are wide. So are the looks and the contacts: asking for each intake
// took four times as long for 300,000.
const LOOKS = `SELECT e."intakeId", e."at" FROM "AuditEvent" e
  WHERE e."actor" = 'staff' AND e."action" = 'intake.opened'`;

const CONTACTS = `SELECT t."intakeId", t."createdAt" AS "at" FROM "CallAttempt" t
    WHERE t."outcome" = 'spoke' AND t."takenBackAt" IS NULL
  UNION ALL SELECT c."intakeId", c."createdAt" FROM "Closure" c WHERE c."outcome" IN (${CONTACT_OUTCOMES})`;

/** Of those who answered again: what the triage says now, and since when, if later answers raised it. */
const ANSWERED_AGAIN = `SELECT v."intakeId", v."level", v."firedRules", v."ruleVersion", (SELECT min(x."createdAt")
    FROM "Reassessment" x JOIN "Intake" o ON o."id" = x."intakeId"
    WHERE x."intakeId" = v."intakeId" AND x."level" = v."level" AND v."level" <> o."level") AS "at"
  FROM (SELECT DISTINCT x."intakeId" FROM "Reassessment" x WHERE x."createdAt" >= $from) asked
  JOIN "Verdict" v ON v."intakeId" = asked."intakeId"`;

/**
 * The first look at each intake of the span, and the first contact. What comes after a short span is
 * long, and most of it is of others.
 */
const FIRST_OF_SPAN = `SELECT x."intakeId", min(x."at") FILTER (WHERE x."looked") AS "look",
    min(x."at") FILTER (WHERE NOT x."looked") AS "contact"
  FROM (SELECT l.*, true AS "looked" FROM (${LOOKS}) l UNION ALL SELECT c.*, false FROM (${CONTACTS}) c) x
  WHERE x."at" >= $from AND x."intakeId" IN (SELECT "id" FROM span) GROUP BY 1`;

const first = (of: string, since: string) =>
  `SELECT min(x."at") FROM (${of}) x WHERE x."intakeId" = i."id" AND x."at" >= ${since}."at"`;

/** The values that `SEEN_SQL` needs beside the span. */
export const seenValues = (now: Date) => ({ now, minutes: targetMinutes() });

/**
 * SQL: one row for each intake of the span: codes and times, no identity. Its level is that of all
 * answers of the patient. Where later answers raised it, the time counts from then: the patient was not
 * in that danger before.
 * - `since`, `dueAt`: when it got this level, and until when staff had to be in touch. Its target is the
 *   one stored when it was sent, later that of today. Null: no target, or not known.
 * - `firstLookAt`: when a member of staff first opened it since then.
 * - `contactAt`: when staff first spoke to the patient, or closed it after seeing them.
 */
export const SEEN_SQL = `WITH span AS MATERIALIZED (SELECT "id", "reference", "receivedAt", "filedAs", "level",
    "firedRules", "ruleVersion", "locationId", "dueAt"
    FROM "Intake" WHERE "receivedAt" >= $from AND "receivedAt" < $until)
  SELECT i."id" AS "intakeId", i."reference", i."receivedAt", i."filedAs", said."triage",
    review."level" AS "clinician", coalesce(again."firedRules", i."firedRules") AS "firedRules",
    coalesce(again."ruleVersion", i."ruleVersion") AS "ruleVersion", i."locationId",
    coalesce(again."at", i."receivedAt") AS "since", CASE WHEN again."at" IS NULL THEN i."dueAt"
      ELSE again."at" + make_interval(mins => (coalesce($minutes::jsonb -> i."locationId"::text,
        $minutes::jsonb -> '') ->> level_rank(said."triage")::int)::int) END AS "dueAt",
    CASE WHEN again."at" IS NULL THEN first."look" ELSE (${first(LOOKS, "again")}) END AS "firstLookAt",
    CASE WHEN again."at" IS NULL THEN first."contact" ELSE (${first(CONTACTS, "again")}) END AS "contactAt"
  FROM span i
  LEFT JOIN (${ANSWERED_AGAIN}) again ON again."intakeId" = i."id"
  CROSS JOIN LATERAL (SELECT coalesce(again."level", i."level") AS "triage") said
  LEFT JOIN (SELECT DISTINCT ON (x."intakeId") x."intakeId", x."level" FROM "CountingReview" x
    WHERE x."createdAt" >= $from ORDER BY x."intakeId", x."createdAt" DESC) review ON review."intakeId" = i."id"
  LEFT JOIN (${FIRST_OF_SPAN}) first ON first."intakeId" = i."id"`;

/** SQL: nobody opened it by then; with a target that is over. */
export const LATE_SQL = `coalesce("firstLookAt", $now::timestamptz) > "dueAt"`;

/** SQL: nobody was in touch with the patient by then. Claiming or opening an intake is no contact. */
export const MISSED_SQL = `coalesce("contactAt", $now::timestamptz) > "dueAt"`;

/** SQL: the clinician put it higher than the triage; and lower. */
export const UNDER_SQL = `level_rank("clinician") < level_rank("triage")`;
export const OVER_SQL = `level_rank("clinician") > level_rank("triage")`;
