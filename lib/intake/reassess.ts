import { randomUUID } from "node:crypto";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import { dueAt } from "./deadline";
import { sealReassessedAnswers } from "./sealed-answers";
import { triageAnswers } from "./triage-answers";
import { EFFECTIVE_LEVEL } from "./verdict";

/**
 * $1 intake, $2 reassessment id, $3 now, $4 kind, $5 level, $6 rule version, $7 fired rules,
 * $8 review flags, $9 sealed answers, $10 all levels, $11 deadlines from now, $12 draft or null.
 * The entry is locked first, so that the time of the row is after every review that came before.
 */
const REASSESS = `
  WITH entry AS (
    SELECT * FROM "QueueEntry" WHERE "intakeId" = $1::uuid FOR UPDATE
  ), draft AS (
    DELETE FROM "Draft" WHERE "id" = $12::uuid RETURNING "id"
  ), found AS (
    SELECT f.*, LEAST(f."before", array_position($10::text[], $5::text) - 1) AS "rank"
    FROM (
      SELECT i."id", i."receivedAt", entry."intakeId" IS NOT NULL AS "open", coalesce(
        entry."levelRank", array_position($10::text[], ${EFFECTIVE_LEVEL}) - 1) AS "before"
      FROM "Intake" i LEFT JOIN entry ON true
      WHERE i."id" = $1::uuid AND ($12::uuid IS NULL OR EXISTS (SELECT 1 FROM draft))) f
  ), written AS (
    INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules",
      "reviewFlags", "answersSealed", "createdAt")
    SELECT $2::uuid, "id", $4::text, $5::text, $6::text, $7::text[], $8::text[], $9::text,
      clock_timestamp() FROM found
  ), placed AS (
    INSERT INTO "QueueEntry" AS q ("intakeId", "level", "levelRank", "receivedAt", "dueAt",
      "version", "worseSince")
    SELECT "id", ($10::text[])["rank" + 1], "rank", "receivedAt", ($11::timestamptz[])["rank" + 1],
      (SELECT count(*) FROM "Closure" c WHERE c."intakeId" = found."id")::int * 1000,
      CASE WHEN $4 = 'worse' THEN $3::timestamptz END
    FROM found
    ON CONFLICT ("intakeId") DO UPDATE SET "version" = q."version" + 1,
      "level" = CASE WHEN excluded."levelRank" < q."levelRank" THEN excluded."level" ELSE q."level" END,
      "levelRank" = LEAST(q."levelRank", excluded."levelRank"),
      "dueAt" = CASE WHEN excluded."levelRank" < q."levelRank"
        THEN LEAST(q."dueAt", excluded."dueAt") ELSE q."dueAt" END,
      "worseSince" = coalesce(q."worseSince", excluded."worseSince")
  ), audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    SELECT 'patient', 'intake.reassessed', "id",
      jsonb_build_object('kind', $4::text, 'reassessmentId', $2::uuid) FROM found
  )
  SELECT ($10::text[])["rank" + 1] AS "level",
    CASE WHEN "rank" <= 1 AND ("rank" < "before" OR NOT "open") THEN (graphile_worker.add_job(
      'intake_received', json_build_object('intakeId', "id", 'reassessmentId', $2::uuid),
      job_key := 'intake_received:' || "id")).id END AS "jobId"
  FROM found`;

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
 * when it became EMERGENCY or URGENT. With `draftId` it happens once, by whoever finds that draft,
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
    intakeId,
    id,
    now,
    kind,
    level,
    version,
    rules.map((rule) => rule.id),
    flags,
    sealReassessedAnswers(id, { answers, symptoms }),
    [...LEVELS],
    LEVELS.map((each) => dueAt(each, now, env().CLINIC_TIME_ZONE)),
    draftId,
  ]);
  if (rows[0]) return { level: rows[0].level };
  if (draftId) return null;
  throw new Rejection("not_found");
}
