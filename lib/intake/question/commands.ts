import { trail } from "@/lib/audit/trail";
import { statement } from "@/lib/db/statement";
import { type Assessment, assess } from "@/lib/facts/assess";
import { LOCKED } from "@/lib/intake/entry";
import type { OwnIntake } from "@/lib/intake/queries";
import { ANSWERS, reassessIntake } from "@/lib/intake/reassess";
import type { Answers } from "@/lib/questions/answers";
import { many } from "@/lib/questions/gates";
import { ASKED_BACK, WORDS_DENIED, WRITTEN_BACK } from "@/lib/questions/words-steps";
import { rankOf } from "@/lib/triage/level";
import { type Answered, fieldOf, sealAnswer } from "./question";

type Filed = Pick<OwnIntake, "id" | "answers" | "filedAs" | "levelNow">;
type Given = { id: string; answered: Answered; now: Date };

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The answers of an intake with this one among them. */
export function withAnswer(answers: Answers, { question, answer }: Answered): Answers {
  if ("text" in question) {
    return { ...answers, [WRITTEN_BACK]: [...(many(answers, WRITTEN_BACK) ?? []), String(answer)] };
  }
  const signs = new Set([...(many(answers, ASKED_BACK) ?? []), question.sign]);
  return { ...answers, [ASKED_BACK]: [...signs], [fieldOf(question).name]: answer };
}

/** Everything that staff would see changed by an answer, but the words themselves. */
function seenIn({ level, rules, symptoms: { free_text: _, ...signs } }: Assessment) {
  return { level, rules, signs };
}

/**
 * The answers with this one, triaged, when it tells of a sign; else null, as a no and words without a
 * sign change nothing. So an answer never lowers a level, nor undoes that a clinician lowered one.
 */
function newsIn({ answers, filedAs }: Filed, answered: Answered): Assessment | null {
  const { question, answer } = answered;
  if ("sign" in question && same(answer, WORDS_DENIED[fieldOf(question).name])) return null;
  const finished = filedAs === "sent";
  const before = assess(answers, { finished });
  const after = assess(withAnswer(answers, answered), { finished });
  const milder = rankOf(after.level) > rankOf(before.level);
  return milder || same(seenIn(before), seenIn(after)) ? null : after;
}

const ANSWER = statement({
  name: "question_answer",
  text: `WITH ${LOCKED}, answered AS (
      ${ANSWERS} AND EXISTS (SELECT 1 FROM entry) RETURNING "id", "intakeId"),
    placed AS (
      UPDATE "QueueEntry" q SET "answeredAt" = $now, "version" = q."version" + 1
      FROM answered WHERE q."intakeId" = answered."intakeId"),
    audited AS (${trail({
      action: "question.answered",
      actor: "patient",
      intake: '"intakeId"',
      detail: { questionId: '"id"' },
      from: "answered",
    })})
    SELECT "id" FROM answered`,
  columns: { id: "uuid" },
});

/** False when the question is not open any more. */
async function answerOpen(
  { id: intake }: Filed,
  { id, answered, now }: Given,
  assessed: Assessment | null,
): Promise<boolean> {
  const answerSealed = sealAnswer(id, answered);
  if (!assessed) {
    const rows = await ANSWER.run({ intake, draft: id, answerSealed, now });
    return rows.length > 0;
  }
  const question = { id, answerSealed };
  return (await reassessIntake(intake, { kind: "answered", assessed, now, question })) !== null;
}

/**
 * Saves the patient's answer to the question `id` and marks the entry as answered. What it tells of a
 * sign is triaged again at once: it can only raise the level, and an EMERGENCY rings. The first answer
 * counts. One to a question that was answered before, was taken back or is closed is not saved; if it
 * makes the intake more severe, staff hear of it as of a patient who feels worse. Gives whether staff
 * hear of it, and whether it told something new.
 */
export async function answerQuestion(
  intake: Filed,
  given: Given,
): Promise<{ heard: boolean; news: boolean }> {
  const assessed = newsIn(intake, given.answered);
  const news = assessed !== null;
  if (await answerOpen(intake, given, assessed)) return { heard: true, news };
  if (!assessed || rankOf(assessed.level) >= rankOf(intake.levelNow)) return { heard: false, news };
  await reassessIntake(intake.id, { kind: "worse", assessed, now: given.now });
  return { heard: true, news };
}
