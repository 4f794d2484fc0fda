import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";

const LOOK = statement({
  name: "team_look",
  text: `WITH gone AS (
      DELETE FROM "Presence" WHERE "seenAt" < now() - interval '5 minutes'
        AND ("intakeId" <> $intake::uuid OR "staffId" <> $staff::uuid))
    INSERT INTO "Presence" ("intakeId", "staffId") SELECT "id", $staff FROM "Intake" WHERE "id" = $intake
    ON CONFLICT ("intakeId", "staffId") DO UPDATE SET "seenAt" = now()`,
  columns: {},
});

/**
 * Says that this person has the page of an intake before them; said again every ten seconds, and
 * forgotten after half a minute (lib/queue/live/board-state.ts). Not for the trail: opening it is in there.
 */
export async function lookAt(staff: Staff<"intake:read">, intakeId: string): Promise<void> {
  await LOOK.run({ intake: intakeId, staff: staff.id });
}

/** Says that they have left it. */
export async function lookAway(staff: Staff<"intake:read">, intakeId: string): Promise<void> {
  await prisma().presence.deleteMany({ where: { intakeId, staffId: staff.id } });
}
