import { randomUUID } from "node:crypto";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import type { Level } from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import type { ConsentText } from "./consent";
import { entryValues, LOCKED, PLACED, STANDING, TOLD } from "./entry";
import { consentValues, contactValues } from "./filing";
import { optInSql, optInValues } from "./opt-in";
import { sealReassessedAnswers } from "./sealed-answers";
import { triageAnswers } from "./triage-answers";

/**
 * `taken` changes or deletes the draft $12 (null: none). $1 to $6 as in entry.ts ($2 reassessment, $6
 * kind), $7 level, $8 rule version, $9 fired rules, $10 review flags, $11 sealed answers, $13 to $15
 * contact and $16 to $19 consent as in filing.ts.
 */
const reassessing = (taken: string, { ctes, jobs } = { ctes: "", jobs: "" }) => `
  WITH ${LOCKED}, draft AS (
    ${taken} RETURNING "id"
  ), found AS (
    SELECT f.*, LEAST(f."before", array_position($4::text[], $7::text) - 1) AS "rank"
    FROM (${STANDING} AND ($12::uuid IS NULL OR EXISTS (SELECT 1 FROM draft))) f
  ), written AS (
    INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules",
      "reviewFlags", "answersSealed", "createdAt")
    SELECT $2::uuid, "id", $6::text, $7, $8::text, $9::text[], $10::text[], $11::text,
      clock_timestamp() FROM found
  ), contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens", "createdAt")
    SELECT $13::uuid, "id", $14::text, $15::text[], $3::timestamptz FROM found WHERE $14 IS NOT NULL
  ), consent AS (
    INSERT INTO "Consent" ("id", "intakeId", "textVersion", "textHash", "agreedAt", "signedNameSealed")
    SELECT $16::uuid, "id", $17::text, $18::text, $3, $19::text FROM found WHERE $17 IS NOT NULL
  ), ${PLACED}, audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    SELECT 'patient', 'intake.reassessed', "id",
      jsonb_build_object('kind', $6, 'reassessmentId', $2) FROM found
  )${ctes}
  SELECT ($4::text[])["rank" + 1] AS "level", ${TOLD} AS "jobId"${jobs} FROM found`;

const OVER = `DELETE FROM "Draft" WHERE "id" = $12::uuid`;
const REASSESS = ["intake_reassess", reassessing(OVER)] as const;
/** For who agreed to messages; the values of `optInValues` come after $19. */
const OPTED_IN = ["intake_reassess_opted_in", reassessing(OVER, optInSql("found", 20))] as const;

/** The draft stays; $20: since when nobody went on with it. */
const LEFT_AGAIN = [
  "intake_left_again",
  reassessing(`UPDATE "Draft" SET "abandonedAt" = $3 WHERE "id" = $12::uuid
      AND "redFlagAt" IS NOT NULL AND "updatedAt" > "abandonedAt" AND "updatedAt" <= $20::timestamptz`),
] as const;

/**
 * Why the answers are triaged again. Of an intake that was filed as abandoned, `finished`: every
 * question was answered now and it was sent; `more`: still not all, because an answer stopped it or,
 * with `leftSince`, because nobody went on with the draft again. `worse`: the patient feels worse;
 * `complete` says whether every question of the intake had been put to them, so that what is missing
 * counts as "not sure".
 */
export type Reassessing = { now: Date; draftId?: string } & (
  | { kind: "finished"; consent: ConsentText; messages?: ConsentText }
  | { kind: "more"; leftSince?: Date }
  | { kind: "worse"; complete: boolean }
);

/** $13 to $19. Who says that it is worse gives neither anew. */
function agreed(answers: Answers, given: Reassessing): unknown[] {
  if (given.kind === "worse") return Array(7).fill(null);
  const consent = given.kind === "finished" ? given.consent : undefined;
  return [...contactValues(answers), ...consentValues(answers, consent)];
}

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
  const complete = kind === "finished" || (kind === "worse" && given.complete);
  const leftSince = kind === "more" ? given.leftSince : undefined;
  const messages = kind === "finished" ? given.messages : undefined;
  const { symptoms, level, rules, flags, version } = triageAnswers(answers, complete);
  const id = randomUUID();
  const [name, text] = leftSince ? LEFT_AGAIN : messages ? OPTED_IN : REASSESS;
  const rows = await sql<{ level: Level }>(name, text, [
    ...(await entryValues(intakeId, id, now, kind)),
    level,
    version,
    rules.map((rule) => rule.id),
    flags,
    sealReassessedAnswers(id, { answers, symptoms }),
    draftId,
    ...agreed(answers, given),
    ...(leftSince ? [leftSince] : []),
    ...(messages ? optInValues(messages, level, now) : []),
  ]);
  if (rows[0]) return { level: rows[0].level };
  if (draftId) return null;
  throw new Rejection("not_found");
}
