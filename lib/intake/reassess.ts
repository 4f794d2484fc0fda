import { randomUUID } from "node:crypto";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import type { Answers } from "@/lib/questions/answers";
import type { Level } from "@/lib/triage/symptoms";
import { checkInValues, optInSql } from "./check-ins";
import { entryValues, LOCKED, PLACED, STANDING, TOLD } from "./entry";
import { type Agreed, PREPARED_COLUMNS, prepareReassessment } from "./prepare";

const OPT_IN = optInSql("found", 9);

/**
 * `taken` changes or deletes the draft $7 (null: none). $1 to $6 as in entry.ts ($2 reassessment, $6
 * kind), $8 JSON of `prepareReassessment`, $9 and $10 as `checkInValues` gives them.
 */
const reassessing = (taken: string) => `
  WITH ${LOCKED}, draft AS (
    ${taken} RETURNING "id"
  ), found AS (
    SELECT f.*, p.*, LEAST(f."before", p."levelRank") AS "rank"
    FROM (${STANDING} AND ($7::uuid IS NULL OR EXISTS (SELECT 1 FROM draft))) f,
      jsonb_to_record($8::jsonb) AS p(${PREPARED_COLUMNS})
  ), written AS (
    INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules",
      "reviewFlags", "answersSealed", "createdAt")
    SELECT $2::uuid, "id", $6::text, "level", "ruleVersion", "firedRules", "reviewFlags",
      "answersSealed", clock_timestamp() FROM found
  ), contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens", "createdAt")
    SELECT "contactId", "id", "contactSealed", "searchTokens", $3::timestamptz FROM found
    WHERE "contactSealed" IS NOT NULL
  ), consent AS (
    INSERT INTO "Consent" ("id", "intakeId", "textVersion", "textHash", "agreedAt", "signedNameSealed")
    SELECT "consentId", "id", "consentVersion", "consentHash", $3, "signedNameSealed" FROM found
    WHERE "consentVersion" IS NOT NULL
  ), ${PLACED}, audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    SELECT 'patient', 'intake.reassessed', "id",
      jsonb_build_object('kind', $6, 'reassessmentId', $2) FROM found
  )${OPT_IN.ctes}
  SELECT ($4::text[])["rank" + 1] AS "level", ${TOLD} AS "jobId"${OPT_IN.jobs} FROM found`;

const REASSESS = [
  "intake_reassess",
  reassessing(`DELETE FROM "Draft" WHERE "id" = $7::uuid`),
] as const;

/** The draft stays; $11: since when nobody went on with it. */
const LEFT_AGAIN = [
  "intake_left_again",
  reassessing(`UPDATE "Draft" SET "abandonedAt" = $3 WHERE "id" = $7::uuid
      AND "redFlagAt" IS NOT NULL AND "updatedAt" > "abandonedAt" AND "updatedAt" <= $11::timestamptz`),
] as const;

/**
 * Why the answers are triaged again. Of an intake that was filed as abandoned, `finished`: every
 * question was answered now and it was sent; `more`: still not all, because an answer stopped it or,
 * with `leftSince`, because nobody went on with the draft again. `worse`: the patient feels worse;
 * `complete` says whether every question of the intake had been put to them, so that what is missing
 * counts as "not sure".
 */
export type Reassessing = { now: Date; draftId?: string } & (
  | ({ kind: "finished" } & Agreed)
  | { kind: "more"; leftSince?: Date }
  | { kind: "worse"; complete: boolean }
);

/**
 * Triages the answers of a filed intake once more: one statement inserts the reassessment, moves the
 * queue entry up (never down; a closed intake is open again), writes the trail and tells staff again
 * when it became URGENT; what became an EMERGENCY rings by a trigger on QueueEntry. With `draftId` it
 * happens once, by whoever finds that draft, which goes with it. Gives the level that counts now; null
 * when that draft was gone. Refuses with not_found.
 */
export async function reassessIntake(
  intakeId: string,
  answers: Answers,
  given: Reassessing,
): Promise<{ level: Level } | null> {
  const { kind, now, draftId = null } = given;
  const leftSince = kind === "more" ? given.leftSince : undefined;
  const id = randomUUID();
  const prepared = prepareReassessment(id, answers, {
    complete: kind === "finished" || (kind === "worse" && given.complete),
    contact: kind !== "worse",
    agreed: kind === "finished" ? given : undefined,
  });
  const [name, text] = leftSince ? LEFT_AGAIN : REASSESS;
  const rows = await sql<{ level: Level }>(name, text, [
    ...(await entryValues(intakeId, id, now, kind)),
    draftId,
    JSON.stringify(prepared),
    ...checkInValues(now),
    ...(leftSince ? [leftSince] : []),
  ]);
  if (rows[0]) return { level: rows[0].level };
  if (draftId) return null;
  throw new Rejection("not_found");
}
