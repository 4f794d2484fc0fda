import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, FieldProblem, Rejection } from "@/lib/errors";
import type { RemoveShiftInput, ShiftInput } from "./schema";
import { shiftTimes } from "./shifts";

const ADD_SHIFTS = `WITH added AS (
    INSERT INTO "DutyShift" ("id", "staffId", "startsAt", "endsAt", "onCall")
    SELECT t."id", m."id", t."from", t."to", $3
    FROM "StaffMember" m, unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[]) AS t ("id", "from", "to")
    WHERE m."id" = $2 AND m."disabledAt" IS NULL RETURNING *)
  INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
  SELECT 'staff', $1, 'roster.shift_added', jsonb_build_object('shiftId', "id", 'staffId', "staffId",
    'from', "startsAt", 'to', "endsAt", 'onCall', "onCall") FROM added RETURNING "id"`;

/**
 * Puts a person on duty or on call, once or again and again; gives how many shifts that made. All or
 * none: refused with slot_overlap when the person has a shift at one of these times already.
 */
export async function addShifts(
  staff: Staff<"roster:manage">,
  input: ShiftInput,
): Promise<number | FieldProblem> {
  const times = shiftTimes(input, env().CLINIC_TIME_ZONE);
  if (!times) return new FieldProblem("lastDay", "A shift is at most 14 days long.");
  if (times.some(({ endsAt }) => endsAt <= new Date())) throw new Rejection("slot_past");
  try {
    const rows = await sql("roster_add", ADD_SHIFTS, [
      staff.id,
      input.staffId,
      input.duty === "on_call",
      times.map(() => randomUUID()),
      times.map(({ startsAt }) => startsAt),
      times.map(({ endsAt }) => endsAt),
    ]);
    if (rows.length === 0) throw new Rejection("not_found");
    return rows.length;
  } catch (error) {
    if (databaseErrorCode(error) === EXCLUSION_VIOLATION) throw new Rejection("slot_overlap");
    throw error;
  }
}

/** Takes a shift off the roster. One that is over stays: it says who was on duty. */
export async function removeShift(
  staff: Staff<"roster:manage">,
  input: RemoveShiftInput,
): Promise<void> {
  const rows = await sql(
    "roster_remove",
    `WITH removed AS (
       UPDATE "DutyShift" SET "removedAt" = now()
       WHERE "id" = $2 AND "removedAt" IS NULL AND "endsAt" > now() RETURNING *)
     INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
     SELECT 'staff', $1, 'roster.shift_removed', jsonb_build_object('shiftId', "id", 'staffId', "staffId",
       'from', "startsAt", 'to', "endsAt", 'onCall', "onCall") FROM removed RETURNING "id"`,
    [staff.id, input.shiftId],
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
