import { Temporal } from "temporal-polyfill";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { LOCKED_ENTRY, settle, settleEntry } from "@/lib/queue/entry-guard";
import { bookedTrail, cancelSql, moveSql, takenSql, takeTimeSql } from "./booking-sql";
import { chooseAnyTime, findChosen, levelOf, timeValues, unlessTaken } from "./chosen";
import type {
  AttendanceInput,
  BookInput,
  CancelInput,
  OverbookInput,
  RebookInput,
  UndoArrivalInput,
} from "./schema";

const CODE = { code: "text" } as const;

const BOOK = statement({
  name: "appointment_book",
  // Of two bookings in the same state of an intake the second is refused. Of a closed intake the state
  // is how many visits were ever booked.
  text: `WITH RECURSIVE ${takeTimeSql(
    `${LOCKED_ENTRY},`,
    `WHEN NOT EXISTS (SELECT 1 FROM "Intake" WHERE "id" = $intake::uuid) THEN 'not_found'
      WHEN EXISTS (SELECT 1 FROM entry WHERE "version" IS DISTINCT FROM $version::int) THEN 'changed_meanwhile'
      WHEN NOT EXISTS (SELECT 1 FROM entry) AND count_bookings($intake) IS DISTINCT FROM $booked::int
        THEN 'changed_meanwhile'`,
  )},
    booked AS (${takenSql({ by: "staff" })}),
    audited AS (${bookedTrail("staff", "booked")})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Books a time that is offered to a patient of this level. A second booking, at the same moment or
 * later, is refused with slot_taken: an exclusion constraint decides that, not this code. Refuses a
 * time that has passed (slot_past) or is not offered any more (slot_closed), one at which the same
 * person has another visit (patient_busy), and any state of the intake but the newest: `version` of an
 * open one, `booked` of a closed one. Gives the id of the appointment.
 */
export async function bookAppointment(
  staff: Staff<"appointment:book">,
  { intakeId: intake, time, version = null, booked = null }: BookInput,
): Promise<string> {
  const { level } = await levelOf({ intake });
  const offer = await findChosen(time, { level, by: "staff" });
  const values = { ...timeValues(offer), intake, staff: staff.id, moves: null };
  const taken = BOOK.run({ ...values, version, booked, overbook: null });
  await settleEntry(intake, await unlessTaken(taken));
  return values.appointment;
}

/**
 * Books a time beside what is there already, or outside the hours, on purpose: with a reason, which
 * stands in the audit log, in the calendar and on the intake. Refuses as a booking does, but for what
 * is taken.
 */
export async function overbookAppointment(
  staff: Staff<"appointment:book">,
  { intakeId: intake, date, time, reason, version = null, booked = null, ...at }: OverbookInput,
): Promise<FieldProblem | undefined> {
  await levelOf({ intake });
  const chosen = await chooseAnyTime(at, Temporal.PlainDateTime.from(`${date}T${time}`));
  if (!chosen) return new FieldProblem("time", "The clocks skip this time. Choose another one.");
  const values = { ...timeValues(chosen), intake, staff: staff.id, moves: null };
  const taken = BOOK.run({ ...values, version, booked, overbook: reason });
  await settleEntry(intake, await unlessTaken(taken));
}

/** By staff: in the state of an open intake that they saw. */
const AS_SEEN = {
  by: "staff",
  before: `${LOCKED_ENTRY},`,
  first: `WHEN EXISTS (SELECT 1 FROM entry WHERE "version" IS DISTINCT FROM $version::int) THEN 'changed_meanwhile'`,
} as const;

const CANCEL = statement({ name: "appointment_cancel", text: cancelSql(AS_SEEN), columns: CODE });

/**
 * Cancels an appointment that has not begun; its time is free again at once. Of an open intake it
 * refuses any `version` but the newest, also none, and says what changed.
 */
export async function cancelAppointment(
  staff: Staff<"appointment:book">,
  { appointmentId: moves, reason, version = null }: CancelInput,
): Promise<void> {
  const { intake } = await levelOf({ appointment: moves });
  await settleEntry(intake, await CANCEL.run({ moves, intake, staff: staff.id, reason, version }));
}

const REBOOK = statement({ name: "appointment_rebook", text: moveSql(AS_SEEN), columns: CODE });

/**
 * Moves an appointment to another offered time in one step, and gives the id of the one that takes its
 * place. If that time is taken, the appointment stays. Of an open intake it refuses any `version` but the
 * newest, also none, and says what changed.
 */
export async function rebookAppointment(
  staff: Staff<"appointment:book">,
  { appointmentId: moves, time, version = null }: RebookInput,
): Promise<string> {
  const { level, intake } = await levelOf({ appointment: moves });
  const offer = await findChosen(time, { level, by: "staff", moves });
  const values = { ...timeValues(offer), intake, staff: staff.id, moves, version };
  const moved = REBOOK.run({ ...values, reason: "moved", overbook: null });
  await settleEntry(intake, await unlessTaken(moved));
  return values.appointment;
}

// The patient was seen: the promise of a visit is kept, unless another visit is ahead, is needed, or was
// lost after this one.
const ATTEND = statement({
  name: "appointment_attend",
  text: `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $appointment::uuid
      AND "status" <> 'hold' FOR UPDATE),
    ruling AS (SELECT CASE
      WHEN NOT EXISTS (SELECT 1 FROM held) THEN 'not_found'
      WHEN EXISTS (SELECT 1 FROM held WHERE "cancelledAt" IS NOT NULL) THEN 'already_cancelled'
      WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" > now() + CASE $attendance::text
        WHEN 'arrived' THEN interval '2 hours' ELSE interval '0' END) THEN 'visit_ahead'
      WHEN $attendance = 'arrived' AND EXISTS (SELECT 1 FROM held WHERE "status" = 'done') THEN 'changed_meanwhile'
      ELSE 'done' END AS "code"),
    marked AS (
      UPDATE "Appointment" a SET "attendance" = $attendance, "attendanceAt" = now(), "attendanceById" = $staff::uuid,
        "outcome" = $outcome::text
      FROM held, ruling WHERE a."id" = held."id" AND ruling."code" = 'done'
      RETURNING a."id", a."intakeId", a."attendance", a."outcome"),
    kept AS (
      DELETE FROM "PromisedVisit" p USING marked WHERE p."intakeId" = marked."intakeId" AND marked."attendance" = 'came'
        AND marked."outcome" IS DISTINCT FROM 'another_visit'
        AND NOT EXISTS (SELECT 1 FROM "LastVisit" last WHERE last."intakeId" = p."intakeId"
          AND last."id" <> marked."id")
        AND NOT EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = p."intakeId" AND a."id" <> marked."id"
          AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now())),
    promised AS (
      INSERT INTO "PromisedVisit" ("intakeId") SELECT "intakeId" FROM marked
      WHERE ("attendance" = 'did_not_come' OR "outcome" = 'another_visit')
        AND NOT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = marked."intakeId")
      ON CONFLICT DO NOTHING),
    audited AS (${trail({
      action: "appointment.attended",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { appointmentId: '"id"', attendance: '"attendance"', outcome: '"outcome"' },
      from: "marked",
    })})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Records that the patient is here (from two hours before the visit, and not once they were seen),
 * was seen (with what it led to), or did not come. Who did not come needs attention until another visit is booked; a wrong entry
 * is corrected by another one. Refuses with slot_taken when somebody else got the time meanwhile.
 */
export async function recordAttendance(
  staff: Staff<"appointment:book">,
  { appointmentId: appointment, attendance, outcome }: AttendanceInput,
): Promise<void> {
  const said = ATTEND.run({ appointment, staff: staff.id, attendance, outcome: outcome ?? null });
  settle(await unlessTaken(said));
}

const UNDO_ARRIVAL = statement({
  name: "appointment_undo_arrival",
  text: `WITH undone AS (
      UPDATE "Appointment" SET "attendance" = NULL, "attendanceAt" = NULL, "attendanceById" = NULL
      WHERE "id" = $appointment::uuid AND "status" = 'arrived' AND "endsAt" > now() RETURNING "id", "intakeId"),
    audited AS (${trail({
      action: "appointment.arrival_undone",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { appointmentId: '"id"' },
      from: "undone",
    })})
    SELECT "id" FROM undone`,
  columns: { id: "uuid" },
});

/**
 * Takes back that a patient is here, until the visit is over: it is booked again, and can be moved. Refuses
 * with changed_meanwhile when somebody recorded something else, or it is over; then the patient was
 * seen or did not come.
 */
export async function undoArrival(
  staff: Staff<"appointment:book">,
  { appointmentId: appointment }: UndoArrivalInput,
): Promise<void> {
  const rows = await UNDO_ARRIVAL.run({ appointment, staff: staff.id });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
