import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { column, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, Rejection } from "@/lib/errors";
import { LOCKED_ENTRY, settle, settleEntry } from "@/lib/queue/entry-guard";
import type { Level } from "@/lib/triage/symptoms";
import { type OpenSlot, openSlots, type VisitLength } from "./hours/open-slots";
import { findAvailability, findVisitType } from "./hours/queries";
import type { AttendanceInput, BookInput, CancelInput, OfferKey, RebookInput } from "./schema";

const MINUTE_MS = 60_000;
// When two writers wait for each other's row, Postgres ends one of them.
const DEADLOCK = "40P01";

/** Turns the database's refusal of overlapping appointments into a Rejection. */
async function unlessTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = databaseErrorCode(error);
    if (failure === EXCLUSION_VIOLATION || failure === DEADLOCK) throw new Rejection("slot_taken");
    throw error;
  }
}

/** What takes a clinician's time besides the visit itself when this slot is booked. */
function busySpan({ startsAt, endsAt }: OpenSlot, { bufferBefore, bufferAfter }: VisitLength) {
  const before = new Date(startsAt.getTime() - bufferBefore * MINUTE_MS);
  const after = new Date(endsAt.getTime() + bufferAfter * MINUTE_MS);
  return { busyFrom: bufferBefore ? before : null, busyTo: bufferAfter ? after : null };
}

/**
 * The offered time as it is now, with what its visit takes. Refuses a time that has passed, that is
 * booked, or that is not offered (any more) to a patient of this level. `moves`: the appointment that
 * is to be moved there, which does not stand in its own way.
 */
async function findOffer(key: OfferKey, { level, moves }: { level: Level; moves?: string }) {
  const { clinicianId, startsAt, visitTypeId } = key;
  const now = new Date();
  if (startsAt <= now) throw new Rejection("slot_past");
  const visit = await findVisitType(visitTypeId);
  if (!visit) throw new Rejection("slot_closed");
  const [from, to] = [startsAt, new Date(startsAt.getTime() + MINUTE_MS)];
  const availability = await findAvailability(from, to, { clinicianId, without: moves });
  const wish = { visit, level, from, to, now, zone: env().CLINIC_TIME_ZONE };
  const slot = openSlots(availability, wish).find((each) => each.clinicianId === clinicianId);
  if (slot) return { ...slot, ...busySpan(slot, visit), visitTypeId };
  const end = startsAt.getTime() + visit.minutes * MINUTE_MS;
  const taken = availability.busy.some(
    (each) => each.from.getTime() < end && each.to.getTime() > startsAt.getTime(),
  );
  throw new Rejection(taken ? "slot_taken" : "slot_closed");
}

const LEVEL = statement({
  name: "appointment_level",
  text: `SELECT coalesce(q."level", e."level") AS "level"
    FROM "EffectiveLevel" e LEFT JOIN "QueueEntry" q ON q."intakeId" = e."intakeId"
    WHERE e."intakeId" = coalesce($intake::uuid,
      (SELECT a."intakeId" FROM "Appointment" a WHERE a."id" = $appointment::uuid))`,
  columns: { level: column<Level>("text") },
});

/** The level of an intake, or of the intake of an appointment. Refuses with not_found. */
async function levelOf(of: { intake: string | null; appointment: string | null }): Promise<Level> {
  const [row] = await LEVEL.run(of);
  if (!row) throw new Rejection("not_found");
  return row.level;
}

// The lock keeps two bookings of one clinician from waiting for each other, and sees that the clinician
// was disabled, or got another role, while it waited. It does not decide between bookings.
const LOCKED = `clinician AS (SELECT "id" FROM "StaffMember" WHERE "id" = $clinician::uuid
      AND "disabledAt" IS NULL AND "role" = 'clinician' FOR NO KEY UPDATE)`;
const TIME_RULING = `WHEN NOT EXISTS (SELECT 1 FROM clinician) THEN 'slot_closed'
  WHEN $startsAt::timestamptz <= now() THEN 'slot_past'`;

const BOOKED = `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "busyFrom",
        "busyTo", "visitTypeId", "locationId", "bookedById")`;
const bookedFor = (intake: string) => `SELECT $appointment::uuid, ${intake}, $clinician, $startsAt,
        $endsAt::timestamptz, $busyFrom::timestamptz, $busyTo::timestamptz, $visitType::uuid, $location::uuid,
        $staff::uuid`;
const bookedTrail = (from: string) =>
  trail({
    action: "appointment.booked",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { appointmentId: '"id"' },
    from,
  });
const CODE = { code: "text" } as const;
const OF_INTAKE = { ...CODE, intakeId: "uuid?" } as const;

const BOOK = statement({
  name: "appointment_book",
  // Of two bookings in the same state of an intake the second is refused. Without a version it is one
  // of a closed intake: refused if that is open.
  text: `WITH ${LOCKED_ENTRY}, ${LOCKED},
    ruling AS (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM "Intake" WHERE "id" = $intake::uuid) THEN 'not_found'
      WHEN EXISTS (SELECT 1 FROM entry WHERE "version" IS DISTINCT FROM $version::int)
        THEN 'changed_meanwhile'
      ${TIME_RULING} ELSE 'done' END AS "code"),
    booked AS (${BOOKED} ${bookedFor("$intake")}
      FROM ruling WHERE ruling."code" = 'done' RETURNING "id", "intakeId"),
    audited AS (${bookedTrail("booked")})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

type Offer = Awaited<ReturnType<typeof findOffer>>;

const valuesOf = (offer: Offer) => ({
  ...{ appointment: randomUUID(), clinician: offer.clinicianId, location: offer.locationId },
  ...{ startsAt: offer.startsAt, endsAt: offer.endsAt },
  ...{ busyFrom: offer.busyFrom, busyTo: offer.busyTo, visitType: offer.visitTypeId },
});

/**
 * Books a time that is offered to a patient of this level. A second booking, at the same moment or
 * later, is refused with slot_taken: an exclusion constraint decides that, not this code. Refuses a
 * time that has passed (slot_past) or is not offered any more (slot_closed), and of an open intake
 * any `version` but the newest, also none.
 */
export async function bookAppointment(
  staff: Staff<"appointment:book">,
  { intakeId: intake, time, version = null }: BookInput,
): Promise<void> {
  const offer = await findOffer(time, { level: await levelOf({ intake, appointment: null }) });
  const booked = BOOK.run({ intake, staff: staff.id, version, ...valuesOf(offer) });
  await settleEntry(intake, await unlessTaken(booked));
}

/** The entry of the intake of an appointment, locked as every statement that changes it does. */
const ENTRY_OF = (appointment: string) => `entry AS (SELECT * FROM "QueueEntry" WHERE "intakeId" =
      (SELECT a."intakeId" FROM "Appointment" a WHERE a."id" = ${appointment}::uuid) FOR UPDATE)`;

const APPOINTMENT_RULING = `
  WHEN EXISTS (SELECT 1 FROM entry WHERE "version" IS DISTINCT FROM $version::int) THEN 'changed_meanwhile'
  WHEN NOT EXISTS (SELECT 1 FROM held) THEN 'not_found'
  WHEN EXISTS (SELECT 1 FROM held WHERE "cancelledAt" IS NOT NULL) THEN 'already_cancelled'
  WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" <= now()) THEN 'slot_past'`;

const CANCELLED = `cancelled AS (
      UPDATE "Appointment" a SET "cancelledAt" = now(), "cancelledById" = $staff::uuid, "cancelReason" = $reason
      FROM held, ruling WHERE a."id" = held."id" AND ruling."code" = 'done' RETURNING a."id", a."intakeId")`;
const CANCELLED_TRAIL = trail({
  action: "appointment.cancelled",
  staff: "$staff",
  intake: '"intakeId"',
  detail: { appointmentId: '"id"', reason: "$reason::text" },
  from: "cancelled",
});

const CANCEL = statement({
  name: "appointment_cancel",
  text: `WITH ${ENTRY_OF("$appointment")},
    held AS (SELECT * FROM "Appointment" WHERE "id" = $appointment::uuid FOR UPDATE),
    ruling AS (SELECT CASE ${APPOINTMENT_RULING} ELSE 'done' END AS "code"),
    ${CANCELLED}, audited AS (${CANCELLED_TRAIL})
    SELECT "code", (SELECT "intakeId" FROM held) AS "intakeId" FROM ruling`,
  columns: OF_INTAKE,
});

/**
 * Cancels an appointment that has not begun; its time is free again at once. Of an open intake it
 * refuses any `version` but the newest, also none, and says what changed.
 */
export async function cancelAppointment(
  staff: Staff<"appointment:book">,
  { appointmentId: appointment, reason, version = null }: CancelInput,
): Promise<void> {
  const rows = await CANCEL.run({ appointment, staff: staff.id, reason, version });
  await settleEntry(rows[0]?.intakeId ?? "", rows);
}

// The cancelation stands before the booking in the audit log.
const AFTER_LEFT = `booked, (SELECT count(*) FROM left_trail) AS "left"`;

const REBOOK = statement({
  name: "appointment_rebook",
  text: `WITH ${ENTRY_OF("$held")}, ${LOCKED},
    held AS (SELECT * FROM "Appointment" WHERE "id" = $held::uuid FOR UPDATE),
    ruling AS (SELECT CASE ${APPOINTMENT_RULING} ${TIME_RULING} ELSE 'done' END AS "code"),
    ${CANCELLED},
    booked AS (${BOOKED} ${bookedFor('cancelled."intakeId"')} FROM cancelled RETURNING "id", "intakeId"),
    left_trail AS (${CANCELLED_TRAIL} RETURNING 1),
    booked_trail AS (${bookedTrail(AFTER_LEFT)})
    SELECT "code", (SELECT "intakeId" FROM held) AS "intakeId" FROM ruling`,
  columns: OF_INTAKE,
});

/**
 * Moves an appointment to another offered time in one step, and gives the id of its intake. If that
 * time is taken, the appointment stays. Of an open intake it refuses any `version` but the newest, also
 * none, and says what changed.
 */
export async function rebookAppointment(
  staff: Staff<"appointment:book">,
  { appointmentId: held, time, version = null }: RebookInput,
): Promise<string> {
  const level = await levelOf({ intake: null, appointment: held });
  const offer = await findOffer(time, { level, moves: held });
  const moved = REBOOK.run({ held, staff: staff.id, version, reason: "moved", ...valuesOf(offer) });
  const rows = await unlessTaken(moved);
  const intakeId = rows[0]?.intakeId ?? "";
  await settleEntry(intakeId, rows);
  return intakeId;
}

// The patient came: the promise of a visit is kept, unless another visit is ahead.
const ATTEND = statement({
  name: "appointment_attend",
  text: `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $appointment::uuid FOR UPDATE),
    ruling AS (SELECT CASE
      WHEN NOT EXISTS (SELECT 1 FROM held) THEN 'not_found'
      WHEN EXISTS (SELECT 1 FROM held WHERE "cancelledAt" IS NOT NULL) THEN 'already_cancelled'
      WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" > now()) THEN 'visit_ahead'
      ELSE 'done' END AS "code"),
    marked AS (
      UPDATE "Appointment" a SET "attendance" = $attendance, "attendanceAt" = now(), "attendanceById" = $staff::uuid
      FROM held, ruling WHERE a."id" = held."id" AND ruling."code" = 'done'
      RETURNING a."id", a."intakeId", a."attendance"),
    kept AS (
      DELETE FROM "PromisedVisit" p USING marked WHERE p."intakeId" = marked."intakeId" AND marked."attendance" = 'came'
        AND NOT EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = p."intakeId" AND a."id" <> marked."id"
          AND a."cancelledAt" IS NULL AND a."endsAt" > now())),
    promised AS (
      INSERT INTO "PromisedVisit" ("intakeId") SELECT "intakeId" FROM marked
      WHERE "attendance" = 'did_not_come'
        AND NOT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = marked."intakeId")
      ON CONFLICT DO NOTHING),
    audited AS (${trail({
      action: "appointment.attended",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { appointmentId: '"id"', attendance: '"attendance"' },
      from: "marked",
    })})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Records whether the patient came to a visit that has begun. Who did not come needs attention
 * until another visit is booked; a wrong entry is corrected by the other one.
 */
export async function recordAttendance(
  staff: Staff<"appointment:book">,
  { appointmentId: appointment, attendance }: AttendanceInput,
): Promise<void> {
  settle(await ATTEND.run({ appointment, staff: staff.id, attendance }));
}
