import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import { isEmergency, triageUnfinished } from "@/lib/facts/level";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import { nextStepId } from "@/lib/form/steps";
import type { Problem } from "@/lib/form/typed";
import { answersThatStand, knownAnswers, nextWorsePage } from "@/lib/form/worse-pages";
import type { Answers } from "@/lib/questions/answers";
import { isAdult } from "@/lib/questions/gates";
import { DAY_MS } from "@/lib/time";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { entryValues, LOCKED, PLACED, STANDING, TOLD } from "./entry";
import type { OwnIntake } from "./queries";
import { reassessIntake } from "./reassess";
import { openDraftAnswers, openProblem, sealDraftAnswers, sealProblem } from "./sealed-answers";

type Check = { id: string; answers: Answers; problem: Problem | null };
type Filed = Pick<OwnIntake, "id" | "answers" | "filedAs" | "levelNow" | "locale">;

const OPEN_FOR_MS = DAY_MS;

/**
 * $1 to $6 as in entry.ts ($2 draft), $7 token hash, $8 sealed answers, $9 expires, $10 locale,
 * $11 day of the check-in that was answered so, or null.
 */
const START = `
  WITH ${LOCKED}, found AS (
    SELECT f.*, f."before" AS "rank" FROM (${STANDING}) f
  ), draft AS (
    INSERT INTO "Draft" AS d ("id", "tokenHash", "answersSealed", "expiresAt", "locale", "reassessesId")
    SELECT $2::uuid, $7::text, $8::text, $9::timestamptz, $10::text, "id" FROM found
    ON CONFLICT ("reassessesId") DO UPDATE SET "id" = excluded."id", "problemSealed" = NULL,
      "tokenHash" = excluded."tokenHash", "answersSealed" = excluded."answersSealed",
      "expiresAt" = excluded."expiresAt", "updatedAt" = now()
  ), ${PLACED}, told AS (
    UPDATE "CheckIn" c SET "answer" = 'worse', "answeredAt" = $3::timestamptz FROM found
    WHERE c."intakeId" = found."id" AND c."day" = $11::smallint
  ), audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    SELECT 'patient', 'intake.feels_worse', "id", jsonb_strip_nulls(jsonb_build_object('day', $11))
    FROM found
  )
  SELECT ${TOLD} AS "jobId" FROM found`;

/**
 * The patient says that it is worse. That alone marks the entry, or opens a closed intake again,
 * so it is known even if nothing more is answered. Begins the questions that are put again, each
 * time anew; gives the code of the first page.
 */
export async function startWorseCheck(
  intake: Pick<Filed, "id" | "answers" | "locale">,
  given: { now: Date; checkInDay?: number },
): Promise<{ firstPage: string }> {
  const { now, checkInDay = null } = given;
  const id = randomUUID();
  const answers = answersThatStand(intake.answers);
  const rows = await sql("intake_feels_worse", START, [
    ...(await entryValues(intake.id, id, now, "worse")),
    hashToken(newToken()),
    sealDraftAnswers(id, answers),
    new Date(now.getTime() + OPEN_FOR_MS),
    intake.locale,
    checkInDay,
  ]);
  const first = nextWorsePage(intake.answers, answers);
  if (rows.length === 0 || !first) throw new Rejection("not_found");
  return { firstPage: first.code };
}

/** The check that the patient of this intake has begun and not ended; null when there is none. */
export async function findWorseCheck(intakeId: string): Promise<Check | null> {
  const [row] = await sql<{ id: string; answersSealed: string; problemSealed: string | null }>(
    "intake_find_worse_check",
    `SELECT "id", "answersSealed", "problemSealed" FROM "Draft"
     WHERE "reassessesId" = $1 AND "expiresAt" > now()`,
    [intakeId],
  );
  if (!row) return null;
  return {
    id: row.id,
    answers: openDraftAnswers(row.id, row.answersSealed),
    problem: row.problemSealed ? openProblem(row.id, row.problemSealed) : null,
  };
}

async function change(draft: Check, answers: Answers, problem: Problem | null): Promise<void> {
  await sql(
    "intake_change_worse_check",
    `UPDATE "Draft" SET "answersSealed" = $2, "problemSealed" = $3, "updatedAt" = now()
     WHERE "id" = $1 AND "reassessesId" IS NOT NULL`,
    [draft.id, sealDraftAnswers(draft.id, answers), problem && sealProblem(draft.id, problem)],
  );
}

const rankOf = (level: Level) => LEVELS.indexOf(level);

/** Triages at once what makes it more severe than it was, in case nothing follows. */
async function raiseAtOnce(intake: Filed, answers: Answers, now: Date): Promise<void> {
  // The level of a "not sure" is known only after its follow-up.
  if (nextWorsePage(intake.answers, answers)?.id.endsWith("_unsure")) return;
  const known = knownAnswers(intake.answers, answers);
  // What is still to come counts as no here.
  const { level } = triageUnfinished(symptomsOf(known));
  if (rankOf(level) >= rankOf(intake.levelNow)) return;
  await reassessIntake(intake.id, known, { kind: "worse", now, complete: false });
}

/**
 * Keeps what was typed on a page of the check that was not accepted, so that it is shown again.
 * `part`: the answers with what can be read of it, which staff see when it is more severe.
 */
export async function saveWorseProblem(
  intake: Filed,
  draft: Check,
  { problem, part, now }: { problem: Problem; part: Answers; now: Date },
): Promise<void> {
  await change(draft, draft.answers, problem);
  await raiseAtOnce(intake, part, now);
}

/** Was every question of the intake put to this patient, in the intake or now? */
function isComplete(intake: Filed, answers: Answers): boolean {
  if (intake.filedAs === "sent") return true;
  return isAdult(answers) && nextStepId(answers, null) === "check";
}

/**
 * Takes the accepted answers of a page of the check. An answer that needs help at once, or the last
 * one, ends it: everything is triaged again and staff see it ("ended"; also when it had ended
 * already, in another tab). A page that makes it more severe than it was is triaged at once, in case
 * nothing follows.
 */
export async function answerWorseCheck(
  intake: Filed,
  draft: Check,
  answers: Answers,
  now: Date,
): Promise<"ended" | "open"> {
  const known = knownAnswers(intake.answers, answers);
  const next = nextWorsePage(intake.answers, answers);
  const emergency = isEmergency(answers);
  if (emergency || next === null) {
    const complete = next === null && isComplete(intake, known);
    await reassessIntake(intake.id, known, { kind: "worse", now, complete, draftId: draft.id });
    return "ended";
  }
  await change(draft, answers, null);
  await raiseAtOnce(intake, answers, now);
  return "open";
}
