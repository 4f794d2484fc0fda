import { dueSql } from "./due";

// Where an entry stands in the queue is decided here and nowhere else: its level, when it is due, and
// the version that a person's page must know. Each is a part of a statement. `$deadlines` are those of
// `deadlinesFrom` now. A new intake enters as it was assessed (lib/intake/file.ts).

/** An entry that comes back has another version than any page showed of it before. */
const VERSION_AGAIN = (intake: string) =>
  `(SELECT count(*) FROM "Closure" c WHERE c."intakeId" = ${intake})::int * 1000`;

const RAISED = `DO UPDATE SET "version" = q."version" + 1,
      "level" = CASE WHEN excluded."levelRank" < q."levelRank" THEN excluded."level" ELSE q."level" END,
      "levelRank" = LEAST(q."levelRank", excluded."levelRank"),
      "dueAt" = CASE WHEN excluded."levelRank" < q."levelRank"
        THEN LEAST(q."dueAt", excluded."dueAt") ELSE q."dueAt" END,
      "worseSince" = coalesce(q."worseSince", excluded."worseSince"),
      "unseen" = q."unseen" OR excluded."worseSince" IS NOT NULL`;

/**
 * INSERT of the entry of each row of the CTE `of` ("id", "rank", "receivedAt", "locationId"), due from
 * now. Where it is open already it is left alone, or raised and never lowered. `worseSince`: since when
 * the patient says it is worse (SQL); each time an EMERGENCY then rings again until somebody saw it.
 */
export const enterQueue = (given: { of: string; open: "left" | "raised"; worseSince?: string }) => `
    INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "version", "worseSince")
    SELECT "id", level_at("rank"), "rank", "receivedAt", ${dueSql("$deadlines", '"locationId"', '"rank"')},
      ${VERSION_AGAIN(`${given.of}."id"`)}, ${given.worseSince ?? "NULL"}
    FROM ${given.of}
    ON CONFLICT ("intakeId") ${given.open === "raised" ? RAISED : "DO NOTHING"}`;

const LOCATION = `SELECT i."locationId" FROM "Intake" i WHERE i."id" = allowed."intakeId"`;

/**
 * UPDATE of the open entry `allowed` to the rank of `target` ("intakeId", "rank"), as a clinician says.
 * A level that was raised counts from now but is never due later than before; one that was lowered
 * counts from the beginning (`$deadlinesThen`: from when it was received). Whoever holds it and reviews
 * it has seen it (`seen`, SQL): what that raises rings for nobody.
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
