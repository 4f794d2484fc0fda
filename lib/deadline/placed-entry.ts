import { dueSql } from "./due";

// Only this file decides where an entry stands in the queue: its level, when it is due, and the
// version that a page must send. Each export is a part of a statement. `$deadlines` is
// `deadlinesFrom` now. A new intake enters at its assessed level (lib/intake/file.ts).

/** SQL: do these rules make it ring at URGENT too, since the own words tell of self-harm (catalogue 2c.1, 5)? */
export const loudBy = (rules: string) => `'free_text_self_harm' = ANY(${rules})`;

/** A reopened entry gets a version that no page has shown before. */
const VERSION_AGAIN = (intake: string) =>
  `(SELECT count(*) FROM "Closure" c WHERE c."intakeId" = ${intake})::int * 1000`;

const raised = (unseen: string) => `DO UPDATE SET "version" = q."version" + 1,
      "level" = CASE WHEN excluded."levelRank" < q."levelRank" THEN excluded."level" ELSE q."level" END,
      "levelRank" = LEAST(q."levelRank", excluded."levelRank"),
      "dueAt" = CASE WHEN excluded."levelRank" < q."levelRank"
        THEN LEAST(q."dueAt", excluded."dueAt") ELSE q."dueAt" END,
      "worseSince" = coalesce(q."worseSince", excluded."worseSince"),
      "answeredAt" = coalesce(excluded."answeredAt", q."answeredAt"),
      "loud" = q."loud" OR excluded."loud", "unseen" = ${unseen}`;
/** It rings even for the person who has it. */
const RUNG = `true, "ringsFor" = NULL, "burstId" = NULL`;
const WORSE = `q."unseen" OR excluded."worseSince" IS NOT NULL`;
const CONFLICT = { left: "DO NOTHING", raised: raised(WORSE), rung: raised(RUNG) };

/**
 * INSERT of the entry of each row of the CTE `of` ("id", "rank", "receivedAt", "locationId"), due
 * from now. An entry that is already open is left alone, or raised and never lowered; `rung`: it also
 * rings again if somebody has it. `worseSince` (SQL): since when the patient says it is worse. Each
 * time, an EMERGENCY rings again until somebody acknowledges it. `answeredAt` (SQL): when they answered
 * a written question. `loud` (SQL): rings at URGENT too, as do own words that tell of self-harm.
 * `latest` (SQL): it is due no later than then.
 */
export const enterQueue = (given: {
  of: string;
  open: keyof typeof CONFLICT;
  worseSince?: string;
  answeredAt?: string;
  loud?: string;
  latest?: string;
}) => `
    INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "version", "worseSince",
      "answeredAt", "loud")
    SELECT "id", level_at("rank"), "rank", "receivedAt",
      LEAST(${dueSql("$deadlines", '"locationId"', '"rank"')}, ${given.latest ?? "NULL::timestamptz"}),
      ${VERSION_AGAIN(`${given.of}."id"`)}, ${given.worseSince ?? "NULL"},
      ${given.answeredAt ?? "NULL"},
      ${given.loud ?? "false"} OR wrote_of_self_harm(${given.of}."id")
    FROM ${given.of}
    ON CONFLICT ("intakeId") ${CONFLICT[given.open]}`;

const OWN_LOCATION = `(SELECT i."locationId" FROM "Intake" i WHERE i."id" = q."intakeId")`;

/**
 * SQL: until when the EMERGENCY `q` may stay silent once somebody acknowledges it: until its own
 * deadline, or, when that is over, for the time of its target from now. Needs $deadlines.
 */
const QUIET = `CASE WHEN q."dueAt" > now() THEN LEAST(q."dueAt", ${dueSql("$deadlines", OWN_LOCATION, "0")})
      ELSE ${dueSql("$deadlines", OWN_LOCATION, "0")} END`;

/**
 * SQL: the new "quietUntil" of the entry `q` that `person` (SQL) acknowledges and `before` (SQL) had.
 * A clinician's claim starts the time again. For anybody else it is the time in which a clinician must
 * claim; it starts once, and a second claim does not start it again.
 */
export const quietFor = (person: string, before: string) => `CASE
      WHEN q."quietUntil" IS NULL OR EXISTS (SELECT 1 FROM "StaffMember" k
        WHERE k."role" = 'clinician' AND k."id" IN (${person}, ${before})) THEN ${QUIET}
      ELSE q."quietUntil" END`;

const LOCATION = `SELECT i."locationId" FROM "Intake" i WHERE i."id" = allowed."intakeId"`;

/**
 * UPDATE of the open entry `allowed` to the rank of `target` ("intakeId", "rank"), as a clinician
 * decided. The deadline of a raised level counts from now but is never later than before. That of a
 * lowered level counts from when the intake was received (`$deadlinesThen`). A review by the holder
 * also acknowledges the entry (`seen`, SQL), so raising it rings for nobody.
 */
export const moveEntry = (seen: string) => `
    UPDATE "QueueEntry" q SET "version" = q."version" + 1, "worseSince" = NULL, "answeredAt" = NULL,
      "claimedAt" = CASE WHEN q."claimedById" = $staff THEN ${seen} ELSE q."claimedAt" END,
      "quietUntil" = CASE WHEN q."claimedById" = $staff THEN ${QUIET} ELSE q."quietUntil" END,
      "levelRank" = target."rank", "level" = level_at(target."rank"),
      "dueAt" = CASE
        WHEN target."rank" < allowed."levelRank"
          THEN LEAST(allowed."dueAt", ${dueSql("$deadlines", LOCATION, 'target."rank"')})
        WHEN target."rank" = allowed."levelRank" THEN allowed."dueAt"
        ELSE ${dueSql("$deadlinesThen", LOCATION, 'target."rank"')} END
    FROM target, allowed WHERE q."intakeId" = target."intakeId"`;
