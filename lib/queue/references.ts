import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import type { Level } from "@/lib/triage/symptoms";

const MOST = 1000;

export type OpenReference = { intakeId: string; reference: string; level: Level };

/** The references of what is open, in the order of the queue, at most 1,000. Nothing of who it is. */
export async function listOpenReferences(_staff: Staff<"queue:read">): Promise<OpenReference[]> {
  return sql<OpenReference>(
    "queue_references",
    `SELECT q."intakeId", i."reference", q."level" FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
     ORDER BY q."levelRank", q."dueAt", q."receivedAt", q."intakeId" LIMIT $1`,
    [MOST],
  );
}
