import type { Staff } from "@/lib/auth/staff";
import { column, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";

export type OpenReference = { intakeId: string; reference: string; level: Level };

const REFERENCES = statement({
  name: "queue_references",
  text: `SELECT q."intakeId", i."reference", q."level" FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
    ORDER BY q."levelRank", q."dueAt", q."receivedAt", q."intakeId" LIMIT 1000`,
  columns: { intakeId: "uuid", reference: "text", level: column<Level>("text") },
});

/** The references of open intakes, in the order of the queue, at most 1,000, without identity. */
export function listOpenReferences(_staff: Staff<"queue:read">): Promise<OpenReference[]> {
  return REFERENCES.run({});
}
