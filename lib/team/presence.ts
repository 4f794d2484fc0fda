import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";

/**
 * Says that this person has the page of an intake before them; said again every ten seconds, and
 * forgotten after half a minute (lib/queue/live/board-state.ts). Not for the trail: opening it is in there.
 */
export async function lookAt(staff: Staff<"intake:read">, intakeId: string): Promise<void> {
  await sql(
    "team_look",
    `WITH gone AS (
       DELETE FROM "Presence" WHERE "seenAt" < now() - interval '5 minutes'
         AND ("intakeId" <> $1::uuid OR "staffId" <> $2::uuid))
     INSERT INTO "Presence" ("intakeId", "staffId") SELECT "id", $2 FROM "Intake" WHERE "id" = $1
     ON CONFLICT ("intakeId", "staffId") DO UPDATE SET "seenAt" = now()`,
    [intakeId, staff.id],
  );
}

/** Says that they have left it. */
export async function lookAway(staff: Staff<"intake:read">, intakeId: string): Promise<void> {
  await sql("team_look_away", `DELETE FROM "Presence" WHERE "intakeId" = $1 AND "staffId" = $2`, [
    intakeId,
    staff.id,
  ]);
}
