import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { type Assessment, assess } from "@/lib/facts/assess";
import { LOCKED } from "@/lib/intake/entry";
import { findIntakeOfForm, type OwnIntake } from "@/lib/intake/queries";
import { ANSWERS, KEEPS_ANSWER, reassessIntake } from "@/lib/intake/reassess";
import type { Answers } from "@/lib/questions/answers";
import { many } from "@/lib/questions/gates";
import { ASKED_BACK, WORDS_DENIED, WRITTEN_BACK } from "@/lib/questions/words-steps";
import { rankOf } from "@/lib/triage/level";
import { findAnswersTo } from "./queries";
import { type Answered, fieldOf, sealAnswer, sealQuestion } from "./question";

type Filed = Pick<OwnIntake, "id" | "answers" | "filedAs" | "levelNow" | "version">;
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

/** `whole`, at least at the level of a part of it, and with the rules of both. */
function atLeast(whole: Assessment, part: Assessment): Assessment {
  if (rankOf(part.level) >= rankOf(whole.level)) return whole;
  const others = whole.rules.filter(({ id }) => part.rules.every((rule) => rule.id !== id));
  return { ...whole, level: part.level, rules: [...part.rules, ...others] };
}

/** What an answer tells by itself; `answers` say who answers. */
const assessAlone = ({ respondent }: Answers, answered: Answered) =>
  assess(withAnswer({ respondent }, answered), { finished: false });

/**
 * Whether an answer tells by itself of what must not wait. Then it is taken however it was typed.
 */
export const isPressing = (answers: Answers, answered: Answered): boolean =>
  assessAlone(answers, answered).redFlags.length > 0;

/**
 * The answers with this one, triaged, when it tells of a sign; else null, as a no and words without a
 * sign change nothing. A clinician who lowered a level knew what was told before: so an answer that by
 * itself is URGENT or EMERGENCY is news also when it was told before, if it is above the level that counts
 * now or the intake is closed, where nobody would see it.
 */
function newsIn(
  { answers, filedAs, levelNow, version }: Filed,
  answered: Answered,
): Assessment | null {
  const { question, answer } = answered;
  if ("sign" in question && same(answer, WORDS_DENIED[fieldOf(question).name])) return null;
  const finished = filedAs === "sent";
  const after = assess(withAnswer(answers, answered), { finished });
  const alone = assessAlone(answers, answered);
  const unseen = version === null || rankOf(alone.level) < rankOf(levelNow);
  if (alone.redFlags.length > 0 && unseen) return atLeast(after, alone);
  const before = assess(answers, { finished });
  const milder = rankOf(after.level) > rankOf(before.level);
  return milder || same(seenIn(before), seenIn(after)) ? null : after;
}

/** The patient answers without news. `answerTo`: the id of the question, for a later answer. */
const answering = (taken: string, answerTo?: string) => `WITH ${LOCKED}, answered AS (${taken}
      RETURNING "id", "intakeId"),
    placed AS (
      UPDATE "QueueEntry" q SET "answeredAt" = $now, "version" = q."version" + 1
      FROM answered WHERE q."intakeId" = answered."intakeId" RETURNING q."intakeId"),
    audited AS (${trail({
      action: "question.answered",
      actor: "patient",
      intake: '"intakeId"',
      detail: { questionId: '"id"', ...(answerTo && { answerTo }) },
      from: "answered",
    })})
    SELECT "id", EXISTS (SELECT 1 FROM placed) AS "open" FROM answered`;

const COLUMNS = { id: "uuid", open: "bool" } as const;

const ANSWER = statement({ name: "question_answer", text: answering(ANSWERS), columns: COLUMNS });

const ANSWER_LATER = statement({
  name: "question_answer_later",
  text: answering(KEEPS_ANSWER, "$draft"),
  columns: COLUMNS,
});

/** False when the question is over, or something changed since the intake was read. */
async function answerOpen(
  { id: intake, version }: Filed,
  { id, answered, now }: Given,
  assessed: Assessment | null,
): Promise<boolean> {
  const question = { id, answerSealed: sealAnswer(id, answered), version };
  if (assessed)
    return (await reassessIntake(intake, { kind: "answered", assessed, now, question })) !== null;
  const { answerSealed } = question;
  const rows = await ANSWER.run({ intake, draft: id, answerSealed, version, now });
  return rows.length > 0;
}

/** False when the intake itself was erased meanwhile: nobody is left to hear it. */
async function stillHeard(hearing: Promise<unknown>): Promise<boolean> {
  try {
    await hearing;
    return true;
  } catch (error) {
    if (error instanceof Rejection && error.code === "not_found") return false;
    throw error;
  }
}

/**
 * Keeps an answer to a question that is over, in a row of its own beside the question, unless the same
 * answer is there. With news (`assessed`), the same statement tells staff as of a patient who feels
 * worse. Gives whether the answer is before staff.
 */
async function keepLater(
  { id: intake, version }: Filed,
  { id, answered, now }: Given,
  assessed: Assessment | null,
): Promise<boolean> {
  const before = await findAnswersTo(intake, id);
  const isKept = before.some((each) => same(each, answered));
  if (isKept && !assessed) return version !== null;
  const kept = randomUUID();
  const questionSealed = sealQuestion(kept, answered.question);
  const answerSealed = sealAnswer(kept, answered);
  if (assessed) {
    const late = isKept ? undefined : { id, kept, questionSealed, answerSealed };
    const heard = { kind: "worse", assessed, now } as const;
    // The question may have been erased meanwhile: what it told is heard without it.
    if (await reassessIntake(intake, { ...heard, late })) return true;
    return stillHeard(reassessIntake(intake, heard));
  }
  const rows = await ANSWER_LATER.run({
    ...{ intake, draft: id, kept, questionSealed, answerSealed, now },
  });
  return rows.some(({ open }) => open);
}

const TRIES = 20;

/**
 * Saves the patient's answer to the question `id` and marks the entry as answered. What it tells of a
 * sign is triaged again at once, with the newest answers: it can only raise the level, and an EMERGENCY
 * rings. An answer to a question that was answered before, was taken back or is closed is kept beside
 * it; with a sign, staff hear of it as of a patient who feels worse, and a closed intake opens again.
 * Gives whether it is before staff (else it stands in a closed intake), and whether it told something new.
 */
export async function answerQuestion(
  intake: Filed,
  given: Given,
): Promise<{ heard: boolean; news: boolean }> {
  let filed = intake;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const assessed = newsIn(filed, given.answered);
    if (await answerOpen(filed, given, assessed)) return { heard: true, news: assessed !== null };
    const newest = await findIntakeOfForm(filed.id);
    if (!newest || newest.version === filed.version) break;
    filed = newest;
  }
  const assessed = newsIn(filed, given.answered);
  return { heard: await keepLater(filed, given, assessed), news: assessed !== null };
}
