import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, FieldProblem, Rejection } from "@/lib/errors";
import { settle } from "@/lib/queue/entry-guard";
import type {
  AttendanceInput,
  BookInput,
  CancelInput,
  OpeningsInput,
  RebookInput,
  WithdrawInput,
} from "./schema";
import { slotTimes } from "./slots";

// When two writers wait for each other's row, Postgres ends one of them.
const DEADLOCK = "40P01";

/** Turns the database's refusal of overlapping slots or appointments into a Rejection. */
async function unlessOverlap<T>(code: "slot_taken" | "slot_overlap", work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = databaseErrorCode(error);
    if (failure === EXCLUSION_VIOLATION || failure === DEADLOCK) throw new Rejection(code);
    throw error;
  }
}

const SLOT_RULING = `
  WHEN NOT EXISTS (SELECT 1 FROM slot) THEN 'not_found'
  WHEN EXISTS (SELECT 1 FROM slot WHERE "withdrawnAt" IS NOT NULL) THEN 'slot_taken'
  WHEN EXISTS (SELECT 1 FROM slot WHERE "startsAt" <= now()) THEN 'slot_past'`;

const BOOKED = `booked AS (
      INSERT INTO "Appointment" ("id", "intakeId", "slotId", "clinicianId", "startsAt", "endsAt", "bookedById")
      SELECT $appointment::uuid, `;
const bookedTrail = (from: string) =>
  trail({
    action: "appointment.booked",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { appointmentId: '"id"', slotId: '"slotId"' },
    from,
  });
const CODE = { code: "text" } as const;

const BOOK = statement({
  name: "appointment_book",
  text: `WITH slot AS (SELECT * FROM "Slot" WHERE "id" = $slot::uuid FOR UPDATE),
    ruling AS (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM "Intake" WHERE "id" = $intake::uuid) THEN 'not_found'
      ${SLOT_RULING} ELSE 'done' END AS "code"),
    ${BOOKED} $intake::uuid, slot."id", slot."clinicianId", slot."startsAt", slot."endsAt", $staff::uuid
      FROM slot, ruling WHERE ruling."code" = 'done' RETURNING "id", "intakeId", "slotId"),
    audited AS (${bookedTrail("booked")})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Books a free slot for a patient. A second booking, at the same moment or later, is refused with
 * slot_taken. An exclusion constraint decides this, not this code; the lock on the slot only
 * prevents deadlocks. Refuses past slots.
 */
export async function bookAppointment(
  staff: Staff<"appointment:book">,
  { intakeId: intake, slotId: slot }: BookInput,
): Promise<void> {
  const booked = BOOK.run({ intake, staff: staff.id, slot, appointment: randomUUID() });
  settle(await unlessOverlap("slot_taken", booked));
}

const APPOINTMENT_RULING = `
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
  text: `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $appointment::uuid FOR UPDATE),
    ruling AS (SELECT CASE ${APPOINTMENT_RULING} ELSE 'done' END AS "code"),
    ${CANCELLED}, audited AS (${CANCELLED_TRAIL})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/** Cancels an appointment that has not begun; its time is free again at once. */
export async function cancelAppointment(
  staff: Staff<"appointment:book">,
  { appointmentId: appointment, reason }: CancelInput,
): Promise<void> {
  settle(await CANCEL.run({ appointment, staff: staff.id, reason }));
}

// The cancelation stands before the booking in the audit log.
const AFTER_LEFT = `booked, (SELECT count(*) FROM left_trail) AS "left"`;

const REBOOK = statement({
  name: "appointment_rebook",
  text: `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $held::uuid FOR UPDATE),
    slot AS (SELECT * FROM "Slot" WHERE "id" = $slot::uuid FOR UPDATE),
    ruling AS (SELECT CASE ${APPOINTMENT_RULING} ${SLOT_RULING} ELSE 'done' END AS "code"),
    ${CANCELLED},
    ${BOOKED} cancelled."intakeId", slot."id", slot."clinicianId", slot."startsAt", slot."endsAt", $staff::uuid
      FROM cancelled, slot RETURNING "id", "intakeId", "slotId"),
    left_trail AS (${CANCELLED_TRAIL} RETURNING 1),
    booked_trail AS (${bookedTrail(AFTER_LEFT)})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Moves an appointment to another slot in one step. If that slot is taken, the appointment stays.
 */
export async function rebookAppointment(
  staff: Staff<"appointment:book">,
  { appointmentId: held, slotId: slot }: RebookInput,
): Promise<void> {
  const moved = REBOOK.run({
    ...{ held, staff: staff.id, slot },
    ...{ appointment: randomUUID(), reason: "moved" },
  });
  settle(await unlessOverlap("slot_taken", moved));
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

const OPEN = statement({
  name: "slots_open",
  text: `WITH opened AS (
      INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt")
      SELECT t."id", m."id", t."from", t."to"
      FROM "StaffMember" m, unnest($slots::uuid[], $from::timestamptz[], $to::timestamptz[]) AS t ("id", "from", "to")
      WHERE m."id" = $clinician AND m."role" = 'clinician' AND m."disabledAt" IS NULL RETURNING "id", "clinicianId"),
    audited AS (${trail({
      action: "slot.opened",
      staff: "$staff",
      detail: { slotId: '"id"', clinicianId: '"clinicianId"' },
      from: "opened",
    })})
    SELECT "id" FROM opened`,
  columns: { id: "uuid" },
});

/**
 * Opens slots of a clinician between two wall-clock times of the clinic and returns how many.
 * Returns a FieldProblem for a time that does not exist or exists twice that day. Opens all or
 * none: refuses with slot_overlap when one of them overlaps an open slot.
 */
export async function openSlots(
  staff: Staff<"availability:manage">,
  input: OpeningsInput,
): Promise<number | FieldProblem> {
  const times = slotTimes(input, env().CLINIC_TIME_ZONE);
  if (!times)
    return new FieldProblem(
      "from",
      "The clocks change at one of these times that day. Choose other times.",
    );
  if (times.length === 0) return new FieldProblem("to", "These times are too short for one slot.");
  if (times.some((time) => time.startsAt <= new Date())) throw new Rejection("slot_past");
  const opened = OPEN.run({
    staff: staff.id,
    clinician: input.clinicianId,
    slots: times.map(() => randomUUID()),
    from: times.map((time) => time.startsAt),
    to: times.map((time) => time.endsAt),
  });
  const rows = await unlessOverlap("slot_overlap", opened);
  if (rows.length === 0) throw new Rejection("not_found");
  return rows.length;
}

const WITHDRAW = statement({
  name: "slot_withdraw",
  text: `WITH slot AS (SELECT * FROM "Slot" WHERE "id" = $slot::uuid FOR UPDATE),
    ruling AS (SELECT CASE ${SLOT_RULING}
      WHEN EXISTS (SELECT 1 FROM "Appointment" a WHERE a."slotId" = $slot::uuid AND a."cancelledAt" IS NULL) THEN 'slot_taken'
      ELSE 'done' END AS "code"),
    withdrawn AS (
      UPDATE "Slot" s SET "withdrawnAt" = now() FROM slot, ruling
      WHERE s."id" = slot."id" AND ruling."code" = 'done' RETURNING s."id"),
    audited AS (${trail({
      action: "slot.withdrawn",
      staff: "$staff",
      detail: { slotId: '"id"' },
      from: "withdrawn",
    })})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/** Withdraws a slot that nobody has booked. */
export async function withdrawSlot(
  staff: Staff<"availability:manage">,
  { slotId: slot }: WithdrawInput,
): Promise<void> {
  settle(await WITHDRAW.run({ slot, staff: staff.id }));
}
