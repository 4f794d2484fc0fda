import { dueSql } from "./due";

// Only this file decides where an entry stands in the queue: its level, when it is due, and the
// version that a page must send. Each export is a part of a statement. `$deadlines` is
// `deadlinesFrom` now. A new intake enters at its assessed level (lib/intake/file.ts).

/** A reopened entry gets a version that no page has shown before. */
const VERSION_AGAIN = (intake: string) =>
  `(SELECT count(*) FROM "Closure" c WHERE c."intakeId" = ${intake})::int * 1000`;

const RAISED = `DO UPDATE SET "version" = q."version" + 1,
      "level" = CASE WHEN excluded."levelRank" < q."levelRank" THEN excluded."level" ELSE q."level" END,
      "levelRank" = LEAST(q."levelRank", excluded."levelRank"),
      "dueAt" = CASE WHEN excluded."levelRank" < q."levelRank"
        THEN LEAST(q."dueAt", excluded."dueAt") ELSE q."dueAt" END,
      "worseSince" = coalesce(q."worseSince", excluded."worseSince"),
      "unseen" = q."unseen" OR excluded."worseSince" IS NOT NULL,
      "loud" = q."loud" OR excluded."loud"`;

/**
 * INSERT of the entry of each row of the CTE `of` ("id", "rank", "receivedAt", "locationId"), due
 * from now. An entry that is already open is left alone, or raised and never lowered. `worseSince`
 * (SQL): since when the patient says it is worse. Each time, an EMERGENCY rings again until
 * somebody acknowledges it. `loud` (SQL): rings at URGENT too.
 */
export const enterQueue = (given: {
  of: string;
  open: "left" | "raised";
  worseSince?: string;
  loud?: string;
}) => `
    INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "version", "worseSince",
      "loud")
    SELECT "id", level_at("rank"), "rank", "receivedAt", ${dueSql("$deadlines", '"locationId"', '"rank"')},
      ${VERSION_AGAIN(`${given.of}."id"`)}, ${given.worseSince ?? "NULL"},
      ${given.loud ?? "false"}
    FROM ${given.of}
    ON CONFLICT ("intakeId") ${given.open === "raised" ? RAISED : "DO NOTHING"}`;

const LOCATION = `SELECT i."locationId" FROM "Intake" i WHERE i."id" = allowed."intakeId"`;

/**
 * UPDATE of the open entry `allowed` to the rank of `target` ("intakeId", "rank"), as a clinician
 * decided. The deadline of a raised level counts from now but is never later than before. That of a
 * lowered level counts from when the intake was received (`$deadlinesThen`). A review by the holder
 * also acknowledges the entry (`seen`, SQL), so raising it rings for nobody.
 */
export const moveEntry = (seen: string) => `
    UPDATE "QueueEntry" q SET "version" = q."version" + 1, "worseSince" = NULL,
      "claimedAt" = CASE WHEN q."claimedById" = $staff THEN ${seen} ELSE q."claimedAt" END,
      "levelRank" = target."rank", "level" = level_at(target."rank"),
      "dueAt" = CASE
        WHEN target."rank" < allowed."levelRank"
          THEN LEAST(allowed."dueAt", ${dueSql("$deadlines", LOCATION, 'target."rank"')})
        WHEN target."rank" = allowed."levelRank" THEN allowed."dueAt"
        ELSE ${dueSql("$deadlinesThen", LOCATION, 'target."rank"')} END
    FROM target, allowed WHERE q."intakeId" = target."intakeId"`;
