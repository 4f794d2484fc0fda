import { spanSql, takesSql } from "@/lib/appointment/hours/taken-sql";
import { trail } from "@/lib/audit/trail";
import { surelyPersonsIntakesSql, visitorSql } from "@/lib/person/same/related";

// The parts of every statement that takes a time: a booking, a hold, a move. Postgres settles the race.

const SPAN = `tstzrange(coalesce($busyFrom::timestamptz, $startsAt::timestamptz), coalesce($busyTo::timestamptz, $endsAt::timestamptz))`;

/** A time that the patient of this intake keeps while choosing: it does not stand in its own way. */
const ownHold = (row: string) =>
  `(${row}."intakeId" = $intake AND ${row}."status" = 'hold' AND ${row}."booker" = 'patient')`;

/** WHENs about the time itself, and about the person, whose visits never overlap. */
const TIME_RULING = `WHEN NOT EXISTS (SELECT 1 FROM clinician) THEN 'slot_closed'
  WHEN $startsAt <= now() THEN 'slot_past'
  WHEN $overbook::text IS NULL AND EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" IN ${surelyPersonsIntakesSql}
    AND a."id" IS DISTINCT FROM $moves::uuid AND ${takesSql("a")} AND NOT ${ownHold("a")}
    AND a."startsAt" < $endsAt AND a."endsAt" > $startsAt) THEN 'patient_busy'`;

/**
 * The beginning of a statement that gives a time to `$intake`. `rulings`: WHENs that come first, on the
 * tables of `before`. Gives `ruling` ("code") and `allowed` (one row, only when it is done).
 *
 * The lock of the clinician keeps two bookings from waiting for each other, and sees that they were
 * disabled, or got another role, while it waited. What the patient keeps while choosing is given up. A
 * visit that needs a room gets the first free one. Expired holds of this clinician, room or person at
 * this time are removed; other expired holds stay, and can still be booked.
 */
export const takeTimeSql = (before: string, rulings: string) => `${visitorSql("$intake")},
  person AS (SELECT i."id" FROM "Intake" i WHERE i."id" IN ${surelyPersonsIntakesSql}
    ORDER BY i."receivedAt", i."id" LIMIT 1),
  ${before}
  clinician AS (SELECT "id" FROM "StaffMember" WHERE "id" = $clinician::uuid
    AND "disabledAt" IS NULL AND "role" = 'clinician' FOR NO KEY UPDATE),
  asked AS MATERIALIZED (SELECT CASE ${rulings} ${TIME_RULING} ELSE 'done' END AS "code"),
  given_up AS (DELETE FROM "Appointment" WHERE "id" IN (SELECT h."id" FROM asked, "Appointment" h
    WHERE asked."code" = 'done' AND ${ownHold("h")} FOR UPDATE OF h SKIP LOCKED) RETURNING 1),
  room AS MATERIALIZED (SELECT free_room($location::uuid, ${SPAN}, $moves) AS "id"
    FROM asked, (SELECT count(*) FROM given_up) AS "first"
    WHERE asked."code" = 'done' AND $needsRoom::bool),
  released AS (DELETE FROM "Appointment" WHERE "id" IN (SELECT h."id" FROM asked, "Appointment" h
    WHERE asked."code" = 'done' AND h."holdUntil" <= now() AND NOT ${ownHold("h")} AND ${spanSql("h")} && ${SPAN}
      AND (h."clinicianId" = $clinician OR h."roomId" = (SELECT "id" FROM room)
        OR coalesce(h."personId", h."intakeId") = (SELECT "id" FROM person))
    FOR UPDATE OF h SKIP LOCKED) RETURNING 1),
  ruling AS MATERIALIZED (SELECT CASE WHEN asked."code" = 'done' AND $needsRoom AND $overbook IS NULL
      AND NOT EXISTS (SELECT 1 FROM room WHERE room."id" IS NOT NULL) THEN 'slot_taken'
      ELSE asked."code" END AS "code" FROM asked),
  allowed AS (SELECT (SELECT "id" FROM room) AS "roomId", (SELECT "id" FROM person) AS "personId"
    FROM ruling, (SELECT count(*) FROM given_up) AS "first", (SELECT count(*) FROM released) AS "second"
    WHERE ruling."code" = 'done')`;

type Taken = {
  by: "staff" | "patient" | "system";
  /** SQL: until when it is held, its id in calendar files, how often it was moved. */
  holdUntil?: string;
  calendarId?: string;
  sequence?: string;
  from?: string;
};

/** The INSERT of an appointment, after `takeTimeSql`. */
export const takenSql = ({
  by,
  holdUntil = "NULL",
  calendarId = "NULL",
  sequence = "0",
  from = "allowed",
}: Taken) => `
  INSERT INTO "Appointment" ("id", "intakeId", "personId", "clinicianId", "startsAt", "endsAt", "busyFrom",
    "busyTo", "visitTypeId", "locationId", "roomId", "booker", "bookedById", "holdUntil", "overbookReason",
    "calendarId", "sequence")
  SELECT $appointment::uuid, $intake::uuid, nullif(allowed."personId", $intake), $clinician, $startsAt, $endsAt,
    $busyFrom, $busyTo, $visitType::uuid, $location, allowed."roomId", '${by}',
    ${by === "staff" ? "$staff::uuid" : "NULL"}, ${holdUntil}, $overbook, ${calendarId}, ${sequence}
  FROM ${from} RETURNING "id", "intakeId", "overbookReason"`;

const whoSql = (by: "staff" | "patient") =>
  by === "staff" ? { staff: "$staff::uuid" } : { actor: "patient" as const };

/** The line of the audit log for a booked appointment of `from`. */
export const bookedTrail = (by: "staff" | "patient", from: string) =>
  trail({
    ...{ action: "appointment.booked", ...whoSql(by), intake: '"intakeId"', from },
    detail: { appointmentId: '"id"', overbookReason: '"overbookReason"' },
  });

/** WHENs about the appointment `held` that is to be moved or canceled. */
export const APPOINTMENT_RULING = `
  WHEN NOT EXISTS (SELECT 1 FROM held) THEN 'not_found'
  WHEN EXISTS (SELECT 1 FROM held WHERE "cancelledAt" IS NOT NULL) THEN 'already_cancelled'
  WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" <= now() OR "status" <> 'booked') THEN 'slot_past'`;

/** Reads and locks the appointment `$moves` of `$intake`, as the table `held`. A hold does not count. */
export const HELD = `held AS (SELECT * FROM "Appointment" WHERE "id" = $moves AND "intakeId" = $intake::uuid
    AND "status" <> 'hold' FOR UPDATE)`;

/** Cancels `held` when the table `allowed` has a row. */
export const cancelledSql = (by: "staff" | "patient") => `cancelled AS (
    UPDATE "Appointment" a SET "cancelledAt" = now(), "cancelReason" = $reason, "sequence" = a."sequence" + 1,
      "cancelledById" = ${by === "staff" ? "$staff" : "NULL"}
    FROM held, allowed WHERE a."id" = held."id"
    RETURNING a."id", a."intakeId", a."sequence", coalesce(a."calendarId", a."id") AS "calendarId")`;

/** The line of the audit log for the appointment of `cancelled`. A patient is asked why ($why). */
export const cancelledTrail = (by: "staff" | "patient") =>
  trail({
    ...{ action: "appointment.cancelled", ...whoSql(by), intake: '"intakeId"', from: "cancelled" },
    detail: { appointmentId: '"id"', reason: by === "staff" ? "$reason::text" : "$why::text" },
  });

type Change = {
  by: "staff" | "patient";
  /** More tables, before the others. */
  before?: string;
  /** More reasons to refuse (WHEN ...), asked before those about the appointment. */
  first?: string;
  /** More reasons to refuse, asked after them. */
  more?: string;
};

/** Moves `held` to another time by staff, as one statement. */
export const moveSql = ({
  before = "",
  first = "",
}: Pick<Change, "before" | "first">) => `WITH RECURSIVE
  ${takeTimeSql(`${before} ${HELD},`, `${first} ${APPOINTMENT_RULING}`)},
  ${cancelledSql("staff")},
  booked AS (${takenSql({
    by: "staff",
    calendarId: 'cancelled."calendarId"',
    sequence: 'cancelled."sequence"',
    from: "cancelled, allowed",
  })}),
  left_trail AS (${cancelledTrail("staff")} RETURNING 1),
  -- The cancelation stands before the booking in the audit log.
  booked_trail AS (${bookedTrail("staff", `booked, (SELECT count(*) FROM left_trail) AS "first"`)})
  SELECT "code" FROM ruling`;

/** Cancels `held`, as one statement. */
export const cancelSql = ({
  by,
  before = "",
  first = "",
  more = "",
}: Change) => `WITH ${before} ${HELD},
  ruling AS (SELECT CASE ${first} ${APPOINTMENT_RULING} ${more} ELSE 'done' END AS "code"),
  allowed AS (SELECT 1 FROM ruling WHERE "code" = 'done'),
  ${cancelledSql(by)}, audited AS (${cancelledTrail(by)})
  SELECT "code" FROM ruling`;
