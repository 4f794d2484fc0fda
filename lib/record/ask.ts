import { randomUUID } from "node:crypto";
import { findRecipient, type Recipient } from "@/lib/aftercare/patient-messages";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { MESSAGES_TEXT_VERSION } from "@/lib/intake/messages-consent";
import { type Question, sealQuestion } from "@/lib/intake/question/question";
import { entryGuard, RULING, settleEntry } from "@/lib/queue/entry-guard";
import type { AskInput, TakeQuestionBackInput } from "./schema";
import { asksOfHarm } from "./shared-record";

/** Only the present text about messages speaks of questions; who agreed to an earlier one is called. */
async function findAskable(intake: string): Promise<Recipient | null> {
  const recipient = await findRecipient(intake);
  return recipient?.agreedTo === MESSAGES_TEXT_VERSION ? recipient : null;
}

const OPEN = `"PatientQuestion" x WHERE x."intakeId" = $intake AND x."answeredAt" IS NULL AND x."endedAt" IS NULL`;

// The clock of the intake goes on: it needs attention at the latest when the intake is due, but not
// before the patient had an hour.
const ASK = statement({
  name: "question_ask",
  text: `WITH ${entryGuard(
    "refused",
    `
      WHEN EXISTS (SELECT 1 FROM entry WHERE must_ring("level", "loud")) THEN 'call_instead'
      WHEN EXISTS (SELECT 1 FROM entry, ${OPEN}) THEN 'question_open'`,
  )},
    asked AS (
      INSERT INTO "PatientQuestion" ("id", "intakeId", "staffId", "questionSealed", "dueAt")
      SELECT $question::uuid, "intakeId", $staff, $questionSealed::text, LEAST(
        now() + make_interval(hours => $hours::int),
        CASE WHEN "dueAt" IS NOT NULL THEN GREATEST("dueAt", now() + interval '1 hour') END)
      FROM allowed RETURNING "id", "intakeId"),
    placed AS (
      UPDATE "QueueEntry" q SET "answeredAt" = NULL, "version" = q."version" + 1
      FROM asked WHERE q."intakeId" = asked."intakeId"),
    audited AS (${trail({
      action: "question.asked",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { questionId: '"id"' },
      from: "asked",
    })})
    SELECT "code", "holder", (SELECT (graphile_worker.add_job('patient_question',
      json_build_object('questionId', asked."id"), job_key := 'patient_question:' || asked."id")).id FROM asked) AS "jobId"
    FROM ruling`,
  columns: { ...RULING, jobId: "int8?" },
});

/**
 * Asks the patient one question in writing; a neutral message leads to their private page. Refuses with
 * not_reachable when they do not get messages or did not agree to questions, with call_instead for what
 * must ring, with question_open while another one waits, on an older state, and for an intake that a
 * colleague has. A text about safety at home or self-harm is a problem: it is asked on a call.
 */
export async function askPatient(
  staff: Staff<"question:ask">,
  { intakeId: intake, version, sign, text }: AskInput,
): Promise<undefined | FieldProblem> {
  if (asksOfHarm(text))
    return new FieldProblem("text", "Ask this on a call: others may read along.");
  if (!(await findAskable(intake))) throw new Rejection("not_reachable");
  await freshSettings();
  const question = randomUUID();
  const asked: Question = sign === "own" ? { text } : { sign };
  const rows = await ASK.run({
    ...{ intake, staff: staff.id, version, question },
    questionSealed: sealQuestion(question, asked),
    hours: Number(setting("follow_up").question_hours),
  });
  await settleEntry(intake, rows);
}

const TAKE_BACK = statement({
  name: "question_take_back",
  text: `WITH ${entryGuard(
    "allowed",
    `
      WHEN NOT EXISTS (SELECT 1 FROM entry, ${OPEN} AND x."id" = $question::uuid) THEN 'changed_meanwhile'`,
  )},
    taken AS (
      UPDATE "PatientQuestion" x SET "endedAt" = now() FROM allowed
      WHERE x."id" = $question AND x."answeredAt" IS NULL AND x."endedAt" IS NULL RETURNING x."id", x."intakeId"),
    placed AS (
      UPDATE "QueueEntry" q SET "version" = q."version" + 1 FROM taken WHERE q."intakeId" = taken."intakeId"),
    audited AS (${trail({
      action: "question.withdrawn",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { questionId: '"id"' },
      from: "taken",
    })})
    SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/**
 * Takes a question back, also a colleague's. A message about it that was not sent yet is not sent.
 * Refuses with changed_meanwhile when it was answered or taken back before, and on an older state.
 */
export async function takeQuestionBack(
  staff: Staff<"question:ask">,
  { intakeId: intake, version, questionId: question }: TakeQuestionBackInput,
): Promise<void> {
  await settleEntry(intake, await TAKE_BACK.run({ intake, staff: staff.id, version, question }));
}

const MUST_CALL = statement({
  name: "question_must_call",
  text: `SELECT must_ring("level", "loud") AS "mustCall" FROM "QueueEntry" WHERE "intakeId" = $intake`,
  columns: { mustCall: "bool" },
});

/** Whether this patient can be asked in writing: by which channel and in which language, or why not. */
export type Asking = Pick<Recipient, "channel" | "locale"> | "call_instead" | "not_reachable";

/** Whether the patient of this open intake can be asked in writing; null when it is closed. */
export async function findAsking(
  _staff: Staff<"question:ask">,
  intake: string,
): Promise<Asking | null> {
  const [[entry], recipient] = await Promise.all([MUST_CALL.run({ intake }), findAskable(intake)]);
  if (!entry) return null;
  if (entry.mustCall) return "call_instead";
  return recipient ?? "not_reachable";
}
