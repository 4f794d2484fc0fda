import type { Form } from "@/lib/form/parse-field";
import { parseStep } from "@/lib/form/parse-page";
import type { Answers, FieldError } from "@/lib/questions/answers";
import { type Answered, fieldOf, pageOf, type Question } from "./question";

type Read =
  | { ok: true; answered: Answered }
  | {
      ok: false;
      kind: "invalid" | "hostile";
      values: Record<string, string[]>;
      errors: FieldError[];
    };

/** Reads the posted answer to a question; `answers` are those of the intake. */
export function readAnswer(question: Question, answers: Answers, form: Form): Read {
  const { respondent } = answers;
  const { question: _, ...fields } = form;
  const read = parseStep(pageOf(question), { respondent }, fields);
  if (!read.ok) return read;
  const answer = read.answers[fieldOf(question).name];
  if (answer === undefined) throw new Error("an accepted page has its answer");
  return { ok: true, answered: { question, answer } };
}
