import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, FieldProblem, Rejection } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import type { RemoveShiftInput, ShiftInput } from "./schema";
import { shiftTimes } from "./shifts";

/** Further away is a typing error, and the person would be on duty on no day that is meant. */
const FURTHEST_MS = 3 * 366 * DAY_MS;

const SHIFT = {
  shiftId: '"id"',
  staffId: '"staffId"',
  from: '"startsAt"',
  to: '"endsAt"',
  onCall: '"onCall"',
};

const ADD = statement({
  name: "roster_add",
  text: `WITH added AS (
      INSERT INTO "DutyShift" ("id", "staffId", "startsAt", "endsAt", "onCall")
      SELECT t."id", m."id", t."from", t."to", $onCall
      FROM "StaffMember" m, unnest($shifts::uuid[], $from::timestamptz[], $to::timestamptz[]) AS t ("id", "from", "to")
      WHERE m."id" = $person AND m."disabledAt" IS NULL RETURNING *),
    audited AS (${trail({
      action: "roster.shift_added",
      staff: "$staff",
      detail: SHIFT,
      from: "added",
    })})
    SELECT "id" FROM added`,
  columns: { id: "uuid" },
});

const REMOVE = statement({
  name: "roster_remove",
  text: `WITH removed AS (
      UPDATE "DutyShift" SET "removedAt" = now()
      WHERE "id" = $shift AND "removedAt" IS NULL AND "endsAt" > now() RETURNING *),
    audited AS (${trail({
      action: "roster.shift_removed",
      staff: "$staff",
      detail: SHIFT,
      from: "removed",
    })})
    SELECT "id" FROM removed`,
  columns: { id: "uuid" },
});

/**
 * Puts a person on duty or on call, once or repeatedly, and returns the number of new shifts. Adds
 * all or none: refuses with slot_overlap when the person already has a shift at one of these times.
 */
export async function addShifts(
  staff: Staff<"roster:manage">,
  input: ShiftInput,
): Promise<number | FieldProblem> {
  const times = shiftTimes(input, env().CLINIC_TIME_ZONE);
  if (!times) return new FieldProblem("lastDay", "A shift is at most 14 days long.");
  if (times.some(({ endsAt }) => endsAt <= clockNow())) throw new Rejection("slot_past");
  if (times.some(({ startsAt }) => startsAt.getTime() > clockNow().getTime() + FURTHEST_MS))
    return new FieldProblem("firstDay", "This day is more than three years away.");
  try {
    const rows = await ADD.run({
      staff: staff.id,
      person: input.staffId,
      onCall: input.duty === "on_call",
      shifts: times.map(() => randomUUID()),
      from: times.map(({ startsAt }) => startsAt),
      to: times.map(({ endsAt }) => endsAt),
    });
    if (rows.length === 0) throw new Rejection("not_found");
    return rows.length;
  } catch (error) {
    if (databaseErrorCode(error) === EXCLUSION_VIOLATION) throw new Rejection("slot_overlap");
    throw error;
  }
}

/** Removes a shift from the roster. A past shift stays, because it says who was on duty. */
export async function removeShift(
  staff: Staff<"roster:manage">,
  input: RemoveShiftInput,
): Promise<void> {
  const rows = await REMOVE.run({ staff: staff.id, shift: input.shiftId });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
