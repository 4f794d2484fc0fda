import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import type { EndWaitInput, WaitInput } from "./schema";

const ADD = statement({
  name: "waitlist_add",
  text: `WITH added AS (
      INSERT INTO "WaitlistEntry" ("id", "intakeId", "visitTypeId", "clinicianId", "locationId", "dayPart", "wantedBy",
        "createdById")
      SELECT $entry::uuid, i."id", v."id", $clinician::uuid, $location::uuid, $dayPart,
        now() + make_interval(weeks => $weeks::int), $staff::uuid
      FROM "Intake" i, "VisitType" v
      WHERE i."id" = $intake::uuid AND v."id" = $visitType::uuid AND v."closedAt" IS NULL
        AND ($clinician IS NULL OR EXISTS (SELECT 1 FROM "StaffMember" m
          WHERE m."id" = $clinician AND m."role" = 'clinician' AND m."disabledAt" IS NULL))
        AND ($location IS NULL OR EXISTS (SELECT 1 FROM "Location" l
          WHERE l."id" = $location AND l."closedAt" IS NULL))
      RETURNING "id", "intakeId"),
    audited AS (${trail({
      action: "waitlist.added",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { entryId: '"id"' },
      from: "added",
    })})
    SELECT "id" FROM added`,
  columns: { id: "uuid" },
});

/**
 * Puts a patient for whom no time fits on the waiting list. Free times are then offered to them, one
 * at a time, until one is booked. Refuses an intake that is on it already (changed_meanwhile).
 */
export async function addToWaitlist(
  staff: Staff<"appointment:book">,
  input: WaitInput,
): Promise<void> {
  const { intakeId: intake, visitTypeId: visitType, dayPart, weeks } = input;
  const { clinicianId: clinician, locationId: location } = input;
  const values = { staff: staff.id, entry: randomUUID(), intake, visitType, clinician, location };
  try {
    const rows = await ADD.run({ ...values, dayPart, weeks });
    if (rows.length === 0) throw new Rejection("not_found");
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    throw new Rejection("changed_meanwhile");
  }
}

// A trigger withdraws what is offered at that moment.
const REMOVE = statement({
  name: "waitlist_remove",
  text: `WITH removed AS (
      UPDATE "WaitlistEntry" SET "outcome" = 'removed', "endedAt" = now()
      WHERE "id" = $entry::uuid AND "outcome" IS NULL RETURNING "id", "intakeId"),
    audited AS (${trail({
      action: "waitlist.removed",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { entryId: '"id"', reason: "$reason::text" },
      from: "removed",
    })})
    SELECT "id" FROM removed`,
  columns: { id: "uuid" },
});

/** Takes a patient off the waiting list, with a reason; what is offered to them is free again. */
export async function removeFromWaitlist(
  staff: Staff<"appointment:book">,
  { entryId: entry, reason }: EndWaitInput,
): Promise<void> {
  const rows = await REMOVE.run({ staff: staff.id, entry, reason });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
