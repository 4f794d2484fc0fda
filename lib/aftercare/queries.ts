import { sql } from "@/lib/db/client";
import type { OwnIntake } from "@/lib/intake/queries";

/** How far staff are with an intake, as its patient is told. */
export type Progress = {
  /** Somebody has it, or opened it since the patient last answered. */
  seen: boolean;
  /** The next visit that is booked. */
  visitAt: Date | null;
};

/** How far staff are with this intake at this moment. */
export async function findProgress(
  intake: Pick<OwnIntake, "id" | "answeredAt">,
  now: Date,
): Promise<Progress> {
  const [row] = await sql<Progress>(
    "aftercare_progress",
    `SELECT EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = $1 AND q."claimedById" IS NOT NULL)
         OR EXISTS (SELECT 1 FROM "AuditEvent" e
           WHERE e."intakeId" = $1 AND e."action" = 'intake.opened' AND e."at" > $2) AS "seen",
       (SELECT min(a."startsAt") FROM "Appointment" a
         WHERE a."intakeId" = $1 AND a."cancelledAt" IS NULL AND a."endsAt" > $3) AS "visitAt"`,
    [intake.id, intake.answeredAt, now],
  );
  return row ?? { seen: false, visitAt: null };
}
