import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, FieldProblem, Rejection } from "@/lib/errors";
import { type Ruling, settle } from "@/lib/queue/entry-guard";
import type { BookInput, CancelInput, OpeningsInput, RebookInput, WithdrawInput } from "./schema";
import { slotTimes } from "./slots";

// Two writers that wait for each other's row: Postgres ends one of them.
const DEADLOCK = "40P01";

/** Two openings of one clinician, or two appointments, would overlap: Postgres said no. */
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

/**
 * Books a free slot for a patient. Who comes second, at the same moment or later, is refused with
 * slot_taken: an exclusion constraint decides, not this code (the lock on the slot only lets them
 * queue up instead of waiting for each other in a circle). Refuses slots that are over.
 */
export async function bookAppointment(
  staff: Staff<"appointment:book">,
  input: BookInput,
): Promise<void> {
  const rows = await unlessOverlap(
    "slot_taken",
    sql<Ruling>(
      "appointment_book",
      `WITH slot AS (SELECT * FROM "Slot" WHERE "id" = $3::uuid FOR UPDATE),
       ruling AS (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM "Intake" WHERE "id" = $1::uuid) THEN 'not_found'
         ${SLOT_RULING} ELSE 'done' END AS "code"),
       booked AS (
         INSERT INTO "Appointment" ("id", "intakeId", "slotId", "clinicianId", "startsAt", "endsAt", "bookedById")
         SELECT $4::uuid, $1::uuid, slot."id", slot."clinicianId", slot."startsAt", slot."endsAt", $2::uuid
         FROM slot, ruling WHERE ruling."code" = 'done' RETURNING "id", "intakeId", "slotId"),
       audited AS (
         INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
         SELECT 'staff', $2::uuid, 'appointment.booked', "intakeId",
           jsonb_build_object('appointmentId', "id", 'slotId', "slotId") FROM booked)
       SELECT "code" FROM ruling`,
      [input.intakeId, staff.id, input.slotId, randomUUID()],
    ),
  );
  settle(rows);
}

const APPOINTMENT_RULING = `
  WHEN NOT EXISTS (SELECT 1 FROM held) THEN 'not_found'
  WHEN EXISTS (SELECT 1 FROM held WHERE "cancelledAt" IS NOT NULL) THEN 'already_cancelled'
  WHEN EXISTS (SELECT 1 FROM held WHERE "startsAt" <= now()) THEN 'slot_past'`;

/** Cancels an appointment that has not begun; its time is free again at once. */
export async function cancelAppointment(
  staff: Staff<"appointment:book">,
  input: CancelInput,
): Promise<void> {
  const rows = await sql<Ruling>(
    "appointment_cancel",
    `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $1::uuid FOR UPDATE),
     ruling AS (SELECT CASE ${APPOINTMENT_RULING} ELSE 'done' END AS "code"),
     cancelled AS (
       UPDATE "Appointment" a SET "cancelledAt" = now(), "cancelledById" = $2::uuid, "cancelReason" = $3
       FROM held, ruling WHERE a."id" = held."id" AND ruling."code" = 'done' RETURNING a."id", a."intakeId"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
       SELECT 'staff', $2::uuid, 'appointment.cancelled', "intakeId",
         jsonb_build_object('appointmentId', "id", 'reason', $3::text) FROM cancelled)
     SELECT "code" FROM ruling`,
    [input.appointmentId, staff.id, input.reason],
  );
  settle(rows);
}

/** Moves an appointment to another slot in one step: when that is taken, the old one stays. */
export async function rebookAppointment(
  staff: Staff<"appointment:book">,
  input: RebookInput,
): Promise<void> {
  const rows = await unlessOverlap(
    "slot_taken",
    sql<Ruling>(
      "appointment_rebook",
      `WITH held AS (SELECT * FROM "Appointment" WHERE "id" = $1::uuid FOR UPDATE),
       slot AS (SELECT * FROM "Slot" WHERE "id" = $3::uuid FOR UPDATE),
       ruling AS (SELECT CASE ${APPOINTMENT_RULING} ${SLOT_RULING} ELSE 'done' END AS "code"),
       cancelled AS (
         UPDATE "Appointment" a SET "cancelledAt" = now(), "cancelledById" = $2::uuid, "cancelReason" = 'moved'
         FROM held, ruling WHERE a."id" = held."id" AND ruling."code" = 'done' RETURNING a."id", a."intakeId"),
       booked AS (
         INSERT INTO "Appointment" ("id", "intakeId", "slotId", "clinicianId", "startsAt", "endsAt", "bookedById")
         SELECT $4::uuid, cancelled."intakeId", slot."id", slot."clinicianId", slot."startsAt", slot."endsAt", $2::uuid
         FROM cancelled, slot RETURNING "id", "intakeId", "slotId"),
       audited AS (
         INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
         SELECT 'staff', $2::uuid, 'appointment.cancelled', "intakeId",
           jsonb_build_object('appointmentId', "id", 'reason', 'moved') FROM cancelled
         UNION ALL
         SELECT 'staff', $2::uuid, 'appointment.booked', "intakeId",
           jsonb_build_object('appointmentId', "id", 'slotId', "slotId") FROM booked)
       SELECT "code" FROM ruling`,
      [input.appointmentId, staff.id, input.slotId, randomUUID()],
    ),
  );
  settle(rows);
}

/**
 * Opens slots of a clinician between two wall-clock times of the clinic and gives how many. A time
 * that does not exist or exists twice that day is for the person to mend. All or none: refused with
 * slot_overlap when one of them overlaps a slot that is open.
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
  if (times.length === 0)
    return new FieldProblem("to", "There is no room for one slot between these times.");
  if (times.some((time) => time.startsAt <= new Date())) throw new Rejection("slot_past");
  const rows = await unlessOverlap(
    "slot_overlap",
    sql(
      "slots_open",
      `WITH opened AS (
         INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt")
         SELECT t."id", m."id", t."from", t."to"
         FROM "StaffMember" m, unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS t ("id", "from", "to")
         WHERE m."id" = $2 AND m."role" = 'clinician' AND m."disabledAt" IS NULL RETURNING "id", "clinicianId")
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       SELECT 'staff', $1, 'slot.opened', jsonb_build_object('slotId', "id", 'clinicianId', "clinicianId")
       FROM opened RETURNING "id"`,
      [
        staff.id,
        input.clinicianId,
        times.map(() => randomUUID()),
        times.map((time) => time.startsAt),
        times.map((time) => time.endsAt),
      ],
    ),
  );
  if (rows.length === 0) throw new Rejection("not_found");
  return rows.length;
}

/** Withdraws a slot that nobody has booked. */
export async function withdrawSlot(
  staff: Staff<"availability:manage">,
  input: WithdrawInput,
): Promise<void> {
  const rows = await sql<Ruling>(
    "slot_withdraw",
    `WITH slot AS (SELECT * FROM "Slot" WHERE "id" = $1::uuid FOR UPDATE),
     ruling AS (SELECT CASE ${SLOT_RULING}
       WHEN EXISTS (SELECT 1 FROM "Appointment" a WHERE a."slotId" = $1::uuid AND a."cancelledAt" IS NULL) THEN 'slot_taken'
       ELSE 'done' END AS "code"),
     withdrawn AS (
       UPDATE "Slot" s SET "withdrawnAt" = now() FROM slot, ruling
       WHERE s."id" = slot."id" AND ruling."code" = 'done' RETURNING s."id"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       SELECT 'staff', $2::uuid, 'slot.withdrawn', jsonb_build_object('slotId', "id") FROM withdrawn)
     SELECT "code" FROM ruling`,
    [input.slotId, staff.id],
  );
  settle(rows);
}
