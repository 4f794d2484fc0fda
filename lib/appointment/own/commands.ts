import {
  bookedTrail,
  cancelSql,
  moveSql,
  takenSql,
  takeTimeSql,
} from "@/lib/appointment/booking-sql";
import { findOffer, timeValues, unlessTaken } from "@/lib/appointment/chosen";
import type { OfferKey, OWN_REASONS } from "@/lib/appointment/schema";
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
export async function holdSlot(
  { id: intake, level }: OwnPatient,
  time: OfferKey,
  { moves = null }: { moves?: string | null } = {},
): Promise<string> {
  const offer = await findOffer(time, {
    ...{ level, by: "patient", heldFor: intake, moves: moves ?? undefined },
  });
  const held = HOLD.run({
    ...timeValues(offer),
    ...{ intake, moves, minutes: HOLD_MINUTES, overbook: null },
  });
  return settle(await unlessTaken(held)).id ?? "";
}

const BOOK_HELD = statement({
  name: "own_visit_book_held",
  text: `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $appointment::uuid AND "intakeId" = $intake::uuid
      AND ("status" <> 'hold' OR "booker" = 'patient') FOR UPDATE),
    clinician AS (SELECT m."id" FROM "StaffMember" m JOIN held ON held."clinicianId" = m."id"
      WHERE m."disabledAt" IS NULL AND m."role" = 'clinician'),
    ruling AS (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM held WHERE "status" IN ('hold', 'booked')) THEN 'slot_taken'
      WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" <= now()) THEN 'slot_past'
      WHEN NOT EXISTS (SELECT 1 FROM clinician) THEN 'slot_closed' ELSE 'done' END AS "code"),
    booked AS (UPDATE "Appointment" a SET "holdUntil" = NULL, "bookedAt" = now(), "booker" = 'patient'
      FROM held, ruling WHERE a."id" = held."id" AND ruling."code" = 'done' AND held."status" = 'hold'
      RETURNING a."id", a."intakeId", a."overbookReason"),
    audited AS (${bookedTrail("patient", "booked")})
    SELECT "code" FROM ruling`,
  columns: CODE,
});

/**
 * Books the time that is kept for this patient. Sent twice, it is one visit. A hold that has expired
 * is still booked as long as nobody else took its time; else slot_taken.
 */
export async function bookHeld(
  { id: intake, level }: OwnPatient,
  appointment: string,
): Promise<void> {
  if (level === "EMERGENCY") throw new Rejection("slot_closed");
  settle(await BOOK_HELD.run({ intake, appointment }));
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
  text: moveSql({ by: "patient", more: TOO_LATE }),
  columns: CODE,
});

/**
 * Moves the patient's own visit to another offered time in one step; what they kept while choosing is
 * free again. If the new time is taken, the visit stays. Refuses one that is too near (too_late).
 */
export async function moveOwn(
  { id: intake, level }: OwnPatient,
  time: OfferKey,
  { appointmentId: moves, why, noticeHours }: Change,
): Promise<void> {
  const offer = await findOffer(time, { level, by: "patient", moves, heldFor: intake });
  const values = { ...timeValues(offer), intake, moves, reason: "moved", why, overbook: null };
  settle(await unlessTaken(MOVE.run({ ...values, notice: noticeHours })));
}
