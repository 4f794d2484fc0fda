import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { dateIn, daysLater, startOfDay } from "@/lib/time";
import type { DropRecallInput, RecallBookedInput, RecallInput } from "./schema";

const ADD = statement({
  name: "recall_add",
  text: `WITH added AS (
      INSERT INTO "Recall" ("id", "intakeId", "level", "dueAt", "reasonSealed", "createdById")
      SELECT $recall::uuid, e."intakeId", coalesce(q."level", e."level"), $dueAt::timestamptz, $reasonSealed, $staff::uuid
      FROM "EffectiveLevel" e LEFT JOIN "QueueEntry" q ON q."intakeId" = e."intakeId"
      WHERE e."intakeId" = $intake::uuid RETURNING "id", "intakeId", "dueAt"),
    audited AS (${trail({
      action: "recall.added",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { recallId: '"id"', dueAt: '"dueAt"' },
      from: "added",
    })})
    SELECT "id" FROM added`,
  columns: { id: "uuid" },
});

/**
 * Staff want to see the patient again in so many weeks: from that day on (of the clinic's zone) it
 * needs attention, also when the intake is closed. It only adds, so no version is needed.
 */
export async function addRecall(
  staff: Staff<"appointment:book">,
  { intakeId: intake, weeks, reason }: RecallInput,
): Promise<void> {
  const [recall, zone] = [randomUUID(), env().CLINIC_TIME_ZONE];
  const dueAt = startOfDay(daysLater(dateIn(zone, clockNow()), 7 * weeks), zone);
  const reasonSealed = seal(reason, placeOf("Recall.reasonSealed", recall));
  const rows = await ADD.run({ staff: staff.id, intake, recall, dueAt, reasonSealed });
  if (rows.length === 0) throw new Rejection("not_found");
}

const END = statement({
  name: "recall_end",
  text: `WITH recall AS (SELECT * FROM "Recall" WHERE "id" = $recall::uuid AND "outcome" IS NULL FOR UPDATE),
    ruling AS (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM recall) THEN 'changed_meanwhile'
      WHEN $outcome::text = 'booked' AND NOT EXISTS (SELECT 1 FROM "UpcomingAppointment" a
        JOIN recall ON recall."intakeId" = a."intakeId") THEN 'not_booked' ELSE 'done' END AS "code"),
    ended AS (
      UPDATE "Recall" r SET "outcome" = $outcome, "endedAt" = now(), "endedById" = $staff::uuid,
        "endReasonSealed" = $reasonSealed::text
      FROM recall, ruling WHERE r."id" = recall."id" AND ruling."code" = 'done'
      RETURNING r."id", r."intakeId", r."outcome"),
    audited AS (${trail({
      action: "recall.ended",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { recallId: '"id"', outcome: '"outcome"' },
      from: "ended",
    })})
    SELECT "code" FROM ruling`,
  columns: { code: "text" },
});

async function end(values: {
  staff: string;
  recall: string;
  outcome: "booked" | "dropped";
  reasonSealed: string | null;
}): Promise<void> {
  const [row] = await END.run(values);
  if (row?.code === "not_booked") throw new Rejection("visit_needed");
  if (row?.code !== "done") throw new Rejection("changed_meanwhile");
}

/** The recall is done: a visit is booked. Refuses while none is ahead (visit_needed). */
export async function markRecallBooked(
  staff: Staff<"appointment:book">,
  { recallId: recall }: RecallBookedInput,
): Promise<void> {
  await end({ staff: staff.id, recall, outcome: "booked", reasonSealed: null });
}

/** The patient need not be recalled any more, for a reason that is kept. */
export async function dropRecall(
  staff: Staff<"appointment:book">,
  { recallId: recall, reason }: DropRecallInput,
): Promise<void> {
  const reasonSealed = seal(reason, placeOf("Recall.endReasonSealed", recall));
  await end({ staff: staff.id, recall, outcome: "dropped", reasonSealed });
}
