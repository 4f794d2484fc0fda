import { deadlinesFrom } from "@/lib/deadline/due";
import { enterQueue } from "@/lib/deadline/placed-entry";

// Parts shared by the statements that change a filed intake when its patient comes back. Their
// values come from `entryValues`; `written` is the id of the written row.

export async function entryValues(given: {
  intake: string;
  written: string;
  now: Date;
  kind: string;
}) {
  return { ...given, deadlines: await deadlinesFrom(given.now) };
}

/** Locks the entry first, so that the write is later than every earlier review. */
export const LOCKED = `entry AS (
    SELECT * FROM "QueueEntry" WHERE "intakeId" = $intake::uuid FOR UPDATE
  )`;

/** SELECT of the intake: whether it is open, and the rank of the level that counts ("before"). */
export const STANDING = `
    SELECT i."id", i."receivedAt", i."locationId", entry."intakeId" IS NOT NULL AS "open", coalesce(
      entry."levelRank", level_rank(e."level")) AS "before"
    FROM "Intake" i JOIN "EffectiveLevel" e ON e."intakeId" = i."id" LEFT JOIN entry ON true
    WHERE i."id" = $intake::uuid`;

/**
 * Moves the entry of `found` up to at least "rank", or reopens it; never moves it down. Each time
 * the patient says it is worse, an EMERGENCY rings again until somebody acknowledges it. SQL: `loud`,
 * it rings at URGENT too; `answered`, a clinician's question was answered.
 */
export const placed = (
  loud = "false",
  answered = "$kind::text = 'answered'",
) => `placed AS (${enterQueue({
  of: "found",
  open: "raised",
  worseSince: "CASE WHEN $kind::text = 'worse' THEN $now::timestamptz END",
  answeredAt: `CASE WHEN ${answered} THEN $now::timestamptz END`,
  loud,
})}
  )`;

/**
 * Tells staff again when `found` became URGENT or was reopened as URGENT. An EMERGENCY rings by a
 * trigger on QueueEntry (see file.ts).
 */
export const TOLD = `CASE WHEN "rank" = 1 AND ("rank" < "before" OR NOT "open") THEN (
    graphile_worker.add_job('intake_received', json_build_object('intakeId', "id", 'cause', $written::uuid),
      job_key := 'intake_received:' || "id")).id END`;
