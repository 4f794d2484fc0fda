import {
  APPOINTMENT_RULING,
  bookedTrail,
  cancelledSql,
  cancelledTrail,
  cancelSql,
  HELD,
  takenSql,
  takeTimeSql,
} from "@/lib/appointment/booking-sql";
import { bookingClock, findChosen, timeValues, unlessTaken } from "@/lib/appointment/chosen";
import type { OWN_REASONS, TimeKey } from "@/lib/appointment/schema";
import { bookingWindow } from "@/lib/appointment/window";
import { trail } from "@/lib/audit/trail";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { settle } from "@/lib/queue/entry-guard";
import type { OwnPatient } from "./queries";

// What patients do with their own visits. The authority is their own intake, found by its cookie or
// its private link (app/[locale]/status/access.ts); every statement names it.

type OwnReason = (typeof OWN_REASONS)[number];
const CODE = { code: "text" } as const;
/** So long a time is kept for a patient who is choosing. */
export const HOLD_MINUTES = 10;

const HOLD = statement({
  name: "own_visit_hold",
  text: `WITH RECURSIVE ${takeTimeSql("", `WHEN false THEN ''`)},
    booked AS (${takenSql({ by: "patient", holdUntil: "now() + make_interval(mins => $minutes::int)" })}),
    audited AS (${trail({
      ...{ action: "appointment.held", actor: "patient", intake: '"intakeId"', from: "booked" },
      detail: { appointmentId: '"id"' },
    })})
    SELECT "code", (SELECT "id" FROM booked) AS "id" FROM ruling`,
  columns: { code: "text", id: "uuid?" },
});

/**
 * Keeps an offered time while the patient confirms it, and gives the id of the hold. What they kept
 * before is free again. A patient at EMERGENCY keeps nothing (slot_closed). Refuses as a booking does.
 */
export async function holdSlot({ id: intake, level }: OwnPatient, time: TimeKey): Promise<string> {
  const offer = await findChosen(time, { level, by: "patient", heldFor: intake });
  const held = HOLD.run({
    ...timeValues(offer),
    // A visit that is to be moved stands until the new time is theirs.
    ...{ intake, moves: null, minutes: HOLD_MINUTES, overbook: null },
  });
  return settle(await unlessTaken(held)).id ?? "";
}

/** The time `$hold` that this patient keeps, locked; and whether it can still be booked. */
const KEPT = `kept AS (SELECT a."id", a."status", a."startsAt", can_take_place(a)
      AND a."startsAt" < $until::timestamptz AND EXISTS (SELECT 1 FROM "VisitType" v
        WHERE v."id" = a."visitTypeId" AND v."closedAt" IS NULL AND v."patientsBook"
          AND $level = ANY (v."levels")) AS "offered"
    FROM "Appointment" a WHERE a."id" = $hold::uuid AND a."intakeId" = $intake::uuid
      AND (a."status" <> 'hold' OR a."booker" = 'patient') FOR UPDATE)`;

/** WHENs about `kept`. */
const KEPT_RULING = `
  WHEN NOT EXISTS (SELECT 1 FROM kept WHERE "status" = 'hold') THEN 'slot_taken'
  WHEN EXISTS (SELECT 1 FROM kept WHERE "startsAt" <= now()) THEN 'slot_past'
  WHEN NOT EXISTS (SELECT 1 FROM kept WHERE "offered") THEN 'slot_closed'`;

/** What a patient of this level can still confirm: times before the end of their days. */
function keptValues({ id: intake, level }: OwnPatient, hold: string) {
  const window = bookingWindow(level, "patient", bookingClock());
  if (!window) throw new Rejection("slot_closed");
  return { intake, level, hold, until: window.to };
}

const BOOK_HELD = statement({
  name: "own_visit_book_held",
  text: `WITH ${KEPT},
    ruling AS (SELECT CASE WHEN EXISTS (SELECT 1 FROM kept WHERE "status" = 'booked') THEN 'done'
      ${KEPT_RULING} ELSE 'done' END AS "code"),
    booked AS (UPDATE "Appointment" a SET "holdUntil" = NULL, "bookedAt" = now()
      FROM kept, ruling WHERE a."id" = kept."id" AND ruling."code" = 'done' AND kept."status" = 'hold'
      RETURNING a."id", a."intakeId", a."overbookReason"),
    audited AS (${bookedTrail("patient", "booked")})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Books the time that is kept for this patient. Sent twice, it is one visit. A hold that has expired
 * is still booked as long as nobody else took its time; else slot_taken. Refuses a time that is not
 * offered any more (slot_closed): its clinician left or is away, its place is closed, its kind of visit
 * is not for them any more, or they must be seen sooner by now.
 */
export async function bookHeld(patient: OwnPatient, hold: string): Promise<void> {
  settle(await BOOK_HELD.run(keptValues(patient, hold)));
}

const END_HOLD = statement({
  name: "own_visit_end_hold",
  text: `WITH ended AS (DELETE FROM "Appointment" WHERE "id" = $appointment::uuid AND "intakeId" = $intake::uuid
      AND "status" = 'hold' AND "booker" = 'patient' RETURNING "id", "intakeId"),
    audited AS (${trail({
      ...{
        action: "appointment.hold_ended",
        actor: "patient",
        intake: '"intakeId"',
        from: "ended",
      },
      detail: { appointmentId: '"id"' },
    })})
    SELECT "id" FROM ended`,
  columns: { id: "uuid" },
});

/** Gives a time back that this patient keeps while choosing; does nothing when none is. */
export async function endHold({ id: intake }: OwnPatient, appointment: string): Promise<void> {
  await END_HOLD.run({ intake, appointment });
}

const TOO_LATE = `
  WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" < now() + make_interval(hours => $notice::int)) THEN 'too_late'`;

const CANCEL = statement({
  name: "own_visit_cancel",
  text: cancelSql({ by: "patient", more: TOO_LATE }),
  columns: CODE,
});

type Change = {
  appointmentId: string;
  why: OwnReason;
  /** The hours before the visit until which patients change it themselves. */
  noticeHours: number;
};

/** Cancels the patient's own visit. Refuses one that is too near (too_late). */
export async function cancelOwn(
  { id: intake }: OwnPatient,
  { appointmentId: moves, why, noticeHours }: Change,
): Promise<void> {
  settle(await CANCEL.run({ intake, moves, why, reason: why, notice: noticeHours }));
}

const MOVE = statement({
  name: "own_visit_move",
  text: `WITH ${HELD}, ${KEPT},
    ruling AS (SELECT CASE ${APPOINTMENT_RULING} ${TOO_LATE} ${KEPT_RULING} ELSE 'done' END AS "code"),
    allowed AS (SELECT 1 FROM ruling WHERE "code" = 'done'),
    ${cancelledSql("patient")},
    booked AS (UPDATE "Appointment" a SET "holdUntil" = NULL, "bookedAt" = now(),
        "calendarId" = cancelled."calendarId", "sequence" = cancelled."sequence"
      FROM kept, cancelled WHERE a."id" = kept."id" RETURNING a."id", a."intakeId", a."overbookReason"),
    left_trail AS (${cancelledTrail("patient")} RETURNING 1),
    -- The cancelation stands before the booking in the audit log.
    booked_trail AS (${bookedTrail("patient", `booked, (SELECT count(*) FROM left_trail) AS "first"`)})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Moves the patient's own visit to the time that they keep, in one step. Refuses that time as `bookHeld`
 * does, and a visit that is too near (too_late); then the visit stays.
 */
export async function moveOwn(
  patient: OwnPatient,
  hold: string,
  { appointmentId: moves, why, noticeHours }: Change,
): Promise<void> {
  const change = { moves, why, reason: "moved", notice: noticeHours };
  settle(await MOVE.run({ ...keptValues(patient, hold), ...change }));
}
