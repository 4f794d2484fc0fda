import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { deadlinesFrom, dueSql } from "@/lib/deadline/due";
import { EFFECTIVE_LEVEL } from "@/lib/intake/verdict";
import { LEVELS } from "@/lib/triage/symptoms";
import { entryGuard, type Ruling, settleEntry } from "./entry-guard";
import type { ClaimInput, CloseInput, ReleaseInput, ReopenInput } from "./schema";

/** Always another one than before: by that a trigger knows that somebody has seen the entry `q`. */
export const SEEN_NOW = `greatest(now(), q."claimedAt" + interval '1 millisecond')`;

const claimText = (heldByOther: "refused" | "allowed") => `WITH ${entryGuard(heldByOther)},
  claimed AS (
    UPDATE "QueueEntry" q SET "claimedById" = $2, "claimedAt" = ${SEEN_NOW}, "version" = q."version" + 1,
      "handoverId" = CASE WHEN allowed."claimedById" = $2 THEN q."handoverId" END
    FROM allowed WHERE q."intakeId" = allowed."intakeId"
      AND (allowed."claimedById" IS DISTINCT FROM $2 OR allowed."alarm")
    RETURNING q."intakeId", nullif(allowed."claimedById", $2) AS "from",
      CASE WHEN q."handoverId" IS NULL THEN allowed."handoverId" END AS "handedOver",
      nullif(allowed."claimedById" IS NOT DISTINCT FROM $2, false) AS "again"),
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, 'queue.claimed', "intakeId", jsonb_strip_nulls(jsonb_build_object(
      'takenFrom', "from", 'handoverId', "handedOver", 'again', "again"))
    FROM claimed)
  SELECT "code", "holder" FROM ruling`;

/**
 * Takes an open intake, which ends a hand-over of it. Held by a colleague: refused (claimed_by_other) unless `takeOver` says so
 * and nothing changed since. Of several at once exactly one wins. Who has it already takes it again
 * when it got worse since, to say that they have seen that.
 */
export async function claimIntake(staff: Staff<"intake:claim">, input: ClaimInput): Promise<void> {
  const [name, text] = input.takeOver
    ? ["queue_take_over", claimText("allowed")]
    : ["queue_claim", claimText("refused")];
  const rows = await sql<Ruling>(name, text, [input.intakeId, staff.id, input.version]);
  await settleEntry(input.intakeId, rows);
}

/** Gives an intake that one holds back to the queue. */
export async function releaseIntake(
  staff: Staff<"intake:claim">,
  input: ReleaseInput,
): Promise<void> {
  const rows = await sql<Ruling>(
    "queue_release",
    `WITH ${entryGuard("refused")},
     released AS (
       UPDATE "QueueEntry" q SET "claimedById" = NULL, "claimedAt" = NULL, "version" = q."version" + 1
       FROM allowed WHERE q."intakeId" = allowed."intakeId" AND q."claimedById" IS NOT NULL
       RETURNING q."intakeId"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId")
       SELECT 'staff', $2, 'queue.released', "intakeId" FROM released)
     SELECT "code", "holder" FROM ruling`,
    [input.intakeId, staff.id, input.version],
  );
  await settleEntry(input.intakeId, rows);
}

/** Closes an open intake with an outcome; its queue entry goes, its history stays. */
export async function closeIntake(staff: Staff<"intake:close">, input: CloseInput): Promise<void> {
  const id = randomUUID();
  const place = { table: "Closure", column: "noteSealed", rowId: id };
  const rows = await sql<Ruling>(
    "queue_close",
    `WITH ${entryGuard("refused", ` WHEN EXISTS (SELECT 1 FROM entry WHERE "level" <> $7) THEN 'changed_meanwhile'`)},
     closed AS (
       INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "noteSealed", "diagnosisGroup")
       SELECT $4::uuid, "intakeId", $2, $5, $6, $8 FROM allowed RETURNING "id", "intakeId", "outcome"),
     gone AS (DELETE FROM "QueueEntry" q USING closed WHERE q."intakeId" = closed."intakeId"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
       SELECT 'staff', $2, 'intake.closed', "intakeId", jsonb_build_object('outcome', "outcome", 'closureId', "id")
       FROM closed)
     SELECT "code", "holder" FROM ruling`,
    [
      input.intakeId,
      staff.id,
      input.version,
      id,
      input.outcome,
      input.note ? seal(input.note, place) : null,
      input.seenLevel,
      input.diagnosisGroup ?? null,
    ],
  );
  await settleEntry(input.intakeId, rows);
}

/**
 * Puts a closed intake back into the queue at the level it had, with a new deadline from now.
 * Refused with changed_meanwhile when it is open already.
 */
export async function reopenIntake(
  staff: Staff<"intake:close">,
  input: ReopenInput,
): Promise<void> {
  const rows = await sql<Ruling>(
    "queue_reopen",
    `WITH level AS (SELECT i."id", i."receivedAt", i."locationId", ${EFFECTIVE_LEVEL} AS "code" FROM "Intake" i WHERE i."id" = $1),
     ranked AS (
       SELECT *, array_position($3::text[], "code") - 1 AS "rank",
              (SELECT count(*) FROM "Closure" c WHERE c."intakeId" = level."id")::int * 1000 AS "version"
       FROM level),
     back AS (
       INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "version")
       SELECT "id", "code", "rank", "receivedAt", ${dueSql("$4", '"locationId"', '"rank"')}, "version" FROM ranked
       ON CONFLICT ("intakeId") DO NOTHING RETURNING "intakeId"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId")
       SELECT 'staff', $2, 'intake.reopened', "intakeId" FROM back)
     SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM level) THEN 'not_found'
                 WHEN NOT EXISTS (SELECT 1 FROM back) THEN 'changed_meanwhile'
                 ELSE 'done' END AS "code"`,
    [input.intakeId, staff.id, [...LEVELS], await deadlinesFrom(new Date())],
  );
  await settleEntry(input.intakeId, rows);
}
