import { randomUUID } from "node:crypto";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import type { Level } from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import { entryValues, LOCKED, PLACED, STANDING, TOLD } from "./entry";
import { sealReassessedAnswers } from "./sealed-answers";
import { triageAnswers } from "./triage-answers";

/**
 * $1 to $6 as in entry.ts ($2 reassessment, $6 kind), $7 level, $8 rule version, $9 fired rules,
 * $10 review flags, $11 sealed answers, $12 draft or null.
 */
const REASSESS = `
  WITH ${LOCKED}, draft AS (
    DELETE FROM "Draft" WHERE "id" = $12::uuid RETURNING "id"
  ), found AS (
    SELECT f.*, LEAST(f."before", array_position($4::text[], $7::text) - 1) AS "rank"
    FROM (${STANDING} AND ($12::uuid IS NULL OR EXISTS (SELECT 1 FROM draft))) f
  ), written AS (
    INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules",
      "reviewFlags", "answersSealed", "createdAt")
    SELECT $2::uuid, "id", $6::text, $7, $8::text, $9::text[], $10::text[], $11::text,
      clock_timestamp() FROM found
  ), ${PLACED}, audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    SELECT 'patient', 'intake.reassessed', "id",
      jsonb_build_object('kind', $6, 'reassessmentId', $2) FROM found
  )
  SELECT ($4::text[])["rank" + 1] AS "level", ${TOLD} AS "jobId" FROM found`;

/**
 * Why the answers are triaged again. `finished`: every question was answered now, of an intake that
 * was filed as abandoned. `worse`: the patient feels worse; `complete` says whether every question
 * of the intake had been put to them, so that what is missing counts as "not sure".
 */
export type Reassessing = { now: Date; draftId?: string } & (
  | { kind: "finished" }
  | { kind: "worse"; complete: boolean }
);

/**
 * Triages the answers of a filed intake once more: one statement inserts the reassessment, moves the
 * queue entry up (never down; a closed intake is open again), writes the trail and tells staff again
 * when it became URGENT; what became an EMERGENCY rings by a trigger on QueueEntry. With `draftId` it happens once, by whoever finds that draft,
 * which goes with it. Gives the level that counts now; null when that draft was gone. Refuses with
 * not_found.
 */
export async function reassessIntake(
  intakeId: string,
  answers: Answers,
  given: Reassessing,
): Promise<{ level: Level } | null> {
  const { kind, now, draftId = null } = given;
  const complete = given.kind === "finished" || given.complete;
  const { symptoms, level, rules, flags, version } = triageAnswers(answers, complete);
  const id = randomUUID();
  const rows = await sql<{ level: Level }>("intake_reassess", REASSESS, [
    ...entryValues(intakeId, id, now, kind),
    level,
    version,
    rules.map((rule) => rule.id),
    flags,
    sealReassessedAnswers(id, { answers, symptoms }),
    draftId,
  ]);
  if (rows[0]) return { level: rows[0].level };
  if (draftId) return null;
  throw new Rejection("not_found");
}
