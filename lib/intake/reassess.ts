import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { column, statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { Assessment } from "@/lib/facts/assess";
import type { Level } from "@/lib/triage/symptoms";
import { type DraftVersion, ENTERED_BY, UNCHANGED } from "./draft";
import { entryValues, LOCKED, placed, STANDING, TOLD } from "./entry";
import { belongings, belongingValues, LOUD } from "./file";
import { type Agreed, sealReassessedAnswers, verdictValues } from "./sealed";

const BELONGINGS = belongings("found");

/** What `taken` gives: who of the staff enters the answers of the draft; nobody. */
const BY_RECORDER = `RETURNING "id", ${ENTERED_BY}`;
const BY_PATIENT = `RETURNING "id", NULL::uuid AS "recorderId", NULL::text AS "channel"`;

/**
 * `taken` changes or deletes the draft $draft (null: none). `more`: further parts of the statement.
 * `answered` (SQL): a clinician's question was answered.
 */
const reassessing = (taken: string, more = "", answered?: string) => `
  WITH ${LOCKED}, draft AS (
    ${taken}
  ), found AS (
    SELECT f.*, $level::text AS "level", LEAST(f."before", $rank::int) AS "rank"
    FROM (${STANDING} AND ($draft::uuid IS NULL OR EXISTS (SELECT 1 FROM draft))) f
  ), written AS (
    INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules",
      "reviewFlags", "answersSealed", "createdAt")
    SELECT $written::uuid, "id", $kind::text, "level", $ruleVersion::text, $firedRules::text[],
      $reviewFlags::text[], $answersSealed::text, clock_timestamp() FROM found
  ), ${placed(LOUD, answered)}, audit AS (
    ${trail({
      action: "intake.reassessed",
      actor: "patient",
      intake: '"id"',
      detail: { kind: "$kind", reassessmentId: "$written" },
      from: "found",
    })}
  ), ${more} ${BELONGINGS.ctes}
  SELECT level_at("rank") AS "level", ${TOLD} AS "jobId", ${BELONGINGS.jobs}
  FROM found`;

const COLUMNS = {
  level: column<Level>("text"),
  jobId: "int8?",
  linkJobId: "int8?",
  checkIns: "int8",
} as const;

const REASSESS = statement({
  name: "intake_reassess",
  text: reassessing(`DELETE FROM "Draft" WHERE ${UNCHANGED} ${BY_RECORDER}`),
  columns: COLUMNS,
});

/** The patient left the draft again. It stays. */
const LEFT_AGAIN = statement({
  name: "intake_left_again",
  text: reassessing(`UPDATE "Draft" SET "abandonedAt" = $now WHERE ${UNCHANGED} ${BY_RECORDER}`),
  columns: COLUMNS,
});

/** SQL: the patient answers the question $draft at $now, while it and the $version of the entry stand. */
export const ANSWERS = `UPDATE "PatientQuestion"
  SET "answerSealed" = $answerSealed::text, "answeredAt" = $now::timestamptz
  WHERE "id" = $draft::uuid AND "intakeId" = $intake::uuid AND "answeredAt" IS NULL AND "endedAt" IS NULL
    AND EXISTS (SELECT 1 FROM entry WHERE "version" = $version::int)`;

/** The answer to a question tells something new. */
const ANSWERED = statement({
  name: "intake_answered_question",
  text: reassessing(
    `${ANSWERS} ${BY_PATIENT}`,
    `answer AS (${trail({
      action: "question.answered",
      actor: "patient",
      intake: '"id"',
      detail: { questionId: "$draft" },
      from: "found",
    })}),`,
  ),
  columns: COLUMNS,
});

/** SQL: an answer to the question $draft, which is over, in a row of its own beside it. */
export const KEEPS_ANSWER = `INSERT INTO "PatientQuestion" ("id", "intakeId", "staffId", "createdAt",
    "dueAt", "questionSealed", "answerSealed", "answeredAt")
  SELECT $kept::uuid, x."intakeId", x."staffId", x."createdAt", x."dueAt", $questionSealed::text,
    $answerSealed::text, $now::timestamptz
  FROM "PatientQuestion" x WHERE x."id" = $draft::uuid AND x."intakeId" = $intake::uuid`;

/** An answer to a question that is over tells something new. */
const ANSWERED_LATER = statement({
  name: "intake_answered_question_later",
  text: reassessing(
    `${KEEPS_ANSWER} ${BY_PATIENT}`,
    `answer AS (${trail({
      action: "question.answered",
      actor: "patient",
      intake: '"id"',
      detail: { questionId: "$kept", answerTo: "$draft" },
      from: "found",
    })}),`,
    "true",
  ),
  columns: COLUMNS,
});

/** The answer to the question `id`; `version`: of the entry with which the answers were read. */
type Answer = { id: string; answerSealed: string; version: number | null };

/** The answer to the question `id` that is kept in a row of its own, `kept`. */
export type KeptAnswer = { id: string; kept: string; questionSealed: string; answerSealed: string };

/**
 * Why the answers of a filed intake are triaged again. For an intake filed as abandoned:
 * `finished`, it is now complete and was sent; `more`, an answer stopped it before that; `left`,
 * the patient left the draft again. `worse`: the patient feels worse, also by a `late` answer to a
 * question that is over, and `answered`: answered a clinician's question; these give no contact or
 * agreement.
 */
export type Reassessing = { now: Date; byPatient?: boolean } & (
  | ({ kind: "finished"; assessed: Assessment<true>; draft: DraftVersion } & Agreed)
  | { kind: "more" | "left"; assessed: Assessment<false>; draft: DraftVersion }
  | { kind: "worse"; assessed: Assessment; draft?: DraftVersion; late?: KeptAnswer }
  | { kind: "answered"; assessed: Assessment; question: Answer }
);

const NOTHING = {};

/** The statement, with the values of what it takes. */
function takingOf(given: Reassessing): {
  run: typeof REASSESS.run;
  taken: Record<string, string | number | boolean | null>;
} {
  if (given.kind === "answered") {
    const { id, answerSealed, version } = given.question;
    return { run: ANSWERED.run, taken: { draft: id, answerSealed, version } };
  }
  if (given.kind === "worse" && given.late) {
    const { id, ...kept } = given.late;
    return { run: ANSWERED_LATER.run, taken: { draft: id, ...kept } };
  }
  const { id = null, version = null } = given.draft ?? {};
  const { run } = given.kind === "left" ? LEFT_AGAIN : REASSESS;
  return { run, taken: { draft: id, version, byPatient: given.byPatient ?? false } };
}

/**
 * Inserts the assessment of the answers to a filed intake: one statement writes the reassessment,
 * moves the queue entry up (never down; a closed intake reopens), writes the audit log and tells
 * staff again when it became URGENT. An EMERGENCY rings by a trigger on QueueEntry (file.ts). With
 * a draft it happens once, and only if that draft is still at the version that was read; so does the
 * answer to a question that is still open, on the answers that were read. Returns the level that counts
 * now; null when the draft was changed or is gone, the entry changed, or the question is over. Refuses
 * with not_found.
 */
export async function reassessIntake(
  intakeId: string,
  given: Reassessing,
): Promise<{ level: Level } | null> {
  const { kind, now, assessed } = given;
  const written = randomUUID();
  const { run, taken } = takingOf(given);
  const stored = kind === "left" ? "more" : kind;
  const belonging = kind === "worse" || kind === "answered" ? NOTHING : assessed.answers;
  const [row] = await run({
    ...(await entryValues({ intake: intakeId, written, now, kind: stored })),
    ...taken,
    answersSealed: sealReassessedAnswers(written, assessed),
    ...verdictValues(assessed),
    ...belongingValues(belonging, now, kind === "finished" ? given : undefined),
  });
  if (row) return { level: row.level };
  if (taken.draft) return null;
  throw new Rejection("not_found");
}
