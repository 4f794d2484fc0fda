import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { CloseBurstInput, SeenBurstInput } from "./schema";

const SEE = statement({
  name: "burst_see",
  text: `WITH seen AS (
      UPDATE "Burst" SET "seenAt" = now(), "seenById" = $staff::uuid WHERE "id" = $burst::uuid RETURNING "id"),
    audited AS (${trail({
      action: "burst.seen",
      staff: "$staff",
      detail: { burstId: '"id"' },
      from: "seen",
    })})
    SELECT "id" FROM seen`,
  columns: { id: "uuid" },
});

/**
 * The person has seen the burst: its one alarm is silent for 15 minutes, and rings again while any
 * of it is unclaimed. Refuses with not_found.
 */
export async function acknowledgeBurst(
  staff: Staff<"intake:claim">,
  { burstId: burst }: SeenBurstInput,
): Promise<void> {
  const rows = await SEE.run({ staff: staff.id, burst });
  if (rows.length === 0) throw new Rejection("not_found");
}

const MEMBERS = statement({
  name: "burst_members",
  text: `SELECT "intakeId" FROM "QueueEntry"
    WHERE "burstId" = $burst::uuid AND "inBurst" AND "receivedAt" <= $until::timestamptz
    ORDER BY "intakeId" LIMIT 10000`,
  columns: { intakeId: "uuid" },
});

const CLOSE = statement({
  name: "burst_close",
  text: `WITH wanted AS (
      SELECT * FROM unnest($intakes::uuid[], $closures::uuid[], $notes::text[]) AS w("intakeId", "closureId", "note")),
    entry AS (
      SELECT q."intakeId", q."dueAt" FROM "QueueEntry" q
      WHERE q."burstId" = $burst::uuid AND q."inBurst" AND q."intakeId" IN (SELECT "intakeId" FROM wanted)
      ORDER BY q."intakeId" FOR UPDATE),
    closed AS (
      INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "noteSealed", "dueAt")
      SELECT w."closureId", w."intakeId", $staff::uuid, 'other', w."note", entry."dueAt" FROM wanted w JOIN entry USING ("intakeId")
      RETURNING "id", "intakeId", "outcome"),
    gone AS (DELETE FROM "QueueEntry" q USING closed WHERE q."intakeId" = closed."intakeId"),
    each AS (${trail({
      action: "intake.closed",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { outcome: '"outcome"', closureId: '"id"' },
      from: "closed",
    })}),
    together AS (${trail({
      action: "burst.closed",
      staff: "$staff",
      detail: { burstId: "$burst", closed: 'count."n"' },
      from: `(SELECT count(*)::int AS "n" FROM closed) count`,
      where: 'count."n" > 0',
    })})
    SELECT count(*)::int AS "closed" FROM closed`,
  columns: { closed: "int4" },
});

/**
 * An admin closes what nobody has touched of a burst, as far as they saw it, each with the same
 * reason; each can be reopened. Leaves alone what came later, and what staff or the patient did
 * anything with. Gives how many were closed; refuses with changed_meanwhile when none
 * was left.
 */
export async function closeBurst(
  staff: Staff<"burst:close">,
  { burstId: burst, until, note }: CloseBurstInput,
): Promise<number> {
  const members = await MEMBERS.run({ burst, until });
  const closures = members.map(() => randomUUID());
  const [row] = await CLOSE.run({
    ...{ burst, staff: staff.id, closures },
    intakes: members.map(({ intakeId }) => intakeId),
    notes: closures.map((id) => seal(note, placeOf("Closure.noteSealed", id))),
  });
  if (!row?.closed) throw new Rejection("changed_meanwhile");
  return row.closed;
}
