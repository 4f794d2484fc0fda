import { z } from "zod";
import { placeOf } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { answerWords, questionWords } from "@/lib/form/describe";
import type { Translate } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";
import type { Field, Step } from "@/lib/questions/fields";
import { questionOn, WORDS_SIGNS, type WordsSign } from "@/lib/questions/words-steps";

/** What a clinician may write, and a patient may answer, in characters. */
export const MOST_ASKED = 500;
const MOST_ANSWERED = 1000;

// Somebody else may read along, and an answer may come late: these are asked on a call.
const NOT_IN_WRITING: readonly WordsSign[] = ["thoughts_self_harm", "unsafe_at_home"];

/** The signs that can be asked about in writing, each by the question of the intake on it. */
export const ASKED_SIGNS = WORDS_SIGNS.filter((sign) => !NOT_IN_WRITING.includes(sign));

const QuestionSchema = z.union([
  z.object({ sign: z.enum(ASKED_SIGNS) }),
  z.object({ text: z.string() }),
]);
/** A question on a sign, or in a clinician's own words. */
export type Question = z.infer<typeof QuestionSchema>;

const AnsweredSchema = z.object({
  question: QuestionSchema,
  answer: z.union([z.string(), z.array(z.string())]),
});
/** A question with its answer: an option of the question on a sign, or the patient's own words. */
export type Answered = z.infer<typeof AnsweredSchema>;

export function sealQuestion(id: string, question: Question): string {
  return seal(JSON.stringify(question), placeOf("PatientQuestion.questionSealed", id));
}
export function openQuestion(id: string, sealed: string): Question {
  const text = unseal(sealed, placeOf("PatientQuestion.questionSealed", id));
  return QuestionSchema.parse(JSON.parse(text));
}
export function sealAnswer(id: string, answered: Answered): string {
  return seal(JSON.stringify(answered), placeOf("PatientQuestion.answerSealed", id));
}
export function openAnswer(id: string, sealed: string): Answered {
  const text = unseal(sealed, placeOf("PatientQuestion.answerSealed", id));
  return AnsweredSchema.parse(JSON.parse(text));
}

const OWN: Field = { kind: "textarea", name: "written_answer", maxLength: MOST_ANSWERED };

/** The one field in which the patient answers. */
export const fieldOf = (question: Question): Field =>
  "sign" in question ? questionOn(question.sign) : OWN;

/** The page with that field. Its code says nothing of what is asked. */
export const pageOf = (question: Question): Step => ({
  id: "question",
  code: "q-99",
  section: "history",
  fields: [fieldOf(question)],
});

/** A question in words; `answers` say whether a helper answers. */
export function wordsOfQuestion(question: Question, answers: Answers, t: Translate): string {
  return "sign" in question ? questionWords(fieldOf(question), answers, t) : question.text;
}

/** The answer in words. */
export function wordsOfAnswer(
  { question, answer }: Answered,
  answers: Answers,
  t: Translate,
): string {
  const field = fieldOf(question);
  return answerWords(field, { ...answers, [field.name]: answer }, t);
}
