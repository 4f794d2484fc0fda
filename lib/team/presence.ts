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
 * Records that this person has an intake's page open. Repeated every ten seconds, and forgotten
 * after half a minute (lib/queue/live/board-state.ts). Not an audit event: opening the intake is
 * one.
 */
export async function lookAt(staff: Staff<"intake:read">, intakeId: string): Promise<void> {
  await LOOK.run({ intake: intakeId, staff: staff.id });
}

/** Records that they have left the page. */
export async function lookAway(staff: Staff<"intake:read">, intakeId: string): Promise<void> {
  await prisma().presence.deleteMany({ where: { intakeId, staffId: staff.id } });
}
