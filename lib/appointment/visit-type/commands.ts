import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { CloseVisitTypeInput, VisitTypeInput, WhoMayBookInput } from "./schema";

type Planner = Staff<"availability:manage">;
/** Only admins open a kind of visit to patients (decision 91). */
type Opener = Staff<"settings:manage">;
const ID = { id: "uuid" } as const;

const ADD_VISIT_TYPE = statement({
  name: "visit_type_add",
  text: `WITH added AS (
      INSERT INTO "VisitType" ("id", "name", "mode", "minutes", "bufferBefore", "bufferAfter", "levels",
        "patientsBook")
      VALUES ($visitType::uuid, $name, $mode, $minutes::smallint, $bufferBefore::smallint, $bufferAfter::smallint,
        $levels::text[], $bookedBy = 'patient')
      RETURNING "id"),
    audited AS (${trail({
      action: "visit_type.added",
      staff: "$staff",
      detail: {
        visitTypeId: '"id"',
        levels: `array_to_string($levels, ' ')`,
        bookedBy: "$bookedBy::text",
      },
      from: "added",
    })})
    SELECT "id" FROM added`,
  columns: ID,
});

/** Adds a kind of visit, with its length, its levels, and whether patients book it. */
export async function addVisitType(staff: Opener, input: VisitTypeInput): Promise<void> {
  await ADD_VISIT_TYPE.run({ staff: staff.id, visitType: randomUUID(), ...input });
}

const CHANGE_WHO = statement({
  name: "visit_type_change_who",
  text: `WITH changed AS (
      UPDATE "VisitType" SET "levels" = $levels::text[], "patientsBook" = $bookedBy = 'patient'
      WHERE "id" = $visitType::uuid AND "closedAt" IS NULL RETURNING "id"),
    audited AS (${trail({
      action: "visit_type.changed",
      staff: "$staff",
      detail: {
        visitTypeId: '"id"',
        levels: `array_to_string($levels, ' ')`,
        bookedBy: "$bookedBy::text",
      },
      from: "changed",
    })})
    SELECT "id" FROM changed`,
  columns: ID,
});

/** Says which levels a kind of visit is for, and who may book it. What is booked stays booked. */
export async function changeWhoMayBook(
  staff: Opener,
  { visitTypeId: visitType, levels, bookedBy }: WhoMayBookInput,
): Promise<void> {
  const rows = await CHANGE_WHO.run({ staff: staff.id, visitType, levels, bookedBy });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

const CLOSE_VISIT_TYPE = statement({
  name: "visit_type_close",
  text: `WITH closed AS (
      UPDATE "VisitType" SET "closedAt" = now() WHERE "id" = $visitType::uuid AND "closedAt" IS NULL
      RETURNING "id"),
    audited AS (${trail({
      action: "visit_type.closed",
      staff: "$staff",
      detail: { visitTypeId: '"id"' },
      from: "closed",
    })})
    SELECT "id" FROM closed`,
  columns: ID,
});

/** Ends a kind of visit: it is booked no more, and its bookings stay. */
export async function closeVisitType(
  staff: Planner,
  { visitTypeId }: CloseVisitTypeInput,
): Promise<void> {
  const rows = await CLOSE_VISIT_TYPE.run({ staff: staff.id, visitType: visitTypeId });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
