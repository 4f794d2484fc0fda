import { deadlinesFrom, dueSql } from "@/lib/deadline/due";
import { LEVELS } from "@/lib/triage/symptoms";
import { EFFECTIVE_LEVEL } from "./verdict";

// What the statements share in which a patient comes back to a filed intake. Their first values are
// those of `entryValues`: $1 intake, $2 the id of what is written, $3 now, $4 all levels, $5 the
// deadlines from now, $6 "worse" when the patient says so.

export async function entryValues(
  intakeId: string,
  id: string,
  now: Date,
  kind: string,
): Promise<unknown[]> {
  return [intakeId, id, now, [...LEVELS], await deadlinesFrom(now), kind];
}

/** Locks the entry first, so that what is written is later than every review that came before. */
export const LOCKED = `entry AS (
    SELECT * FROM "QueueEntry" WHERE "intakeId" = $1::uuid FOR UPDATE
  )`;

/** SELECT of the intake: whether it is open, and the rank of the level that counts ("before"). */
export const STANDING = `
    SELECT i."id", i."receivedAt", i."locationId", entry."intakeId" IS NOT NULL AS "open", coalesce(
      entry."levelRank", array_position($4::text[], ${EFFECTIVE_LEVEL}) - 1) AS "before"
    FROM "Intake" i LEFT JOIN entry ON true WHERE i."id" = $1::uuid`;

/**
 * Moves the entry of `found` ("rank": the level it must have at least) up or puts it back; never down.
 * Each time that it is said to be worse, an EMERGENCY rings again until somebody says they saw it.
 */
export const PLACED = `placed AS (
    INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt",
      "version", "worseSince")
    SELECT "id", ($4::text[])["rank" + 1], "rank", "receivedAt",
      ${dueSql("$5", '"locationId"', '"rank"')},
      (SELECT count(*) FROM "Closure" c WHERE c."intakeId" = found."id")::int * 1000,
      CASE WHEN $6::text = 'worse' THEN $3::timestamptz END
    FROM found
    ON CONFLICT ("intakeId") DO UPDATE SET "version" = q."version" + 1,
      "level" = CASE WHEN excluded."levelRank" < q."levelRank" THEN excluded."level" ELSE q."level" END,
      "levelRank" = LEAST(q."levelRank", excluded."levelRank"),
      "dueAt" = CASE WHEN excluded."levelRank" < q."levelRank"
        THEN LEAST(q."dueAt", excluded."dueAt") ELSE q."dueAt" END,
      "worseSince" = coalesce(q."worseSince", excluded."worseSince"),
      "unseen" = q."unseen" OR $6::text = 'worse'
  )`;

/**
 * Tells staff again where `found` became URGENT, or is open again as that. What became an EMERGENCY
 * rings by a trigger on QueueEntry.
 */
export const TOLD = `CASE WHEN "rank" = 1 AND ("rank" < "before" OR NOT "open") THEN (
    graphile_worker.add_job('intake_received', json_build_object('intakeId', "id", 'cause', $2::uuid),
      job_key := 'intake_received:' || "id")).id END`;
