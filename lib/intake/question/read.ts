import type { Form } from "@/lib/form/parse-field";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import type { Answers, FieldError } from "@/lib/questions/answers";
import { isPressing } from "./commands";
import { type Answered, fieldOf, pageOf, type Question } from "./question";

type Read =
  | { ok: true; answered: Answered }
  | {
      ok: false;
      kind: "invalid" | "hostile";
      values: Record<string, string[]>;
      errors: FieldError[];
    };

/** What stands in a refused answer: words whole, however long, and a sign beside "none of these". */
function saidIn(question: Question, { respondent }: Answers, form: Form): Answered | null {
  const { name } = fieldOf(question);
  const answer =
    "text" in question
      ? form[name]?.[0]
      : readablePart(pageOf(question), { respondent }, form, { asTicked: true })[name];
  return answer === undefined || answer.length === 0 ? null : { question, answer };
}

/**
 * Reads the posted answer to a question; `answers` are those of the intake. One with an error is taken
 * all the same when it tells of what must not wait: who gives up at the error has told nobody. So is one
 * to a question that is `over`, as it cannot be corrected.
 */
export function readAnswer(
  question: Question,
  answers: Answers,
  form: Form,
  { over = false } = {},
): Read {
  const { respondent } = answers;
  const { question: _, ...fields } = form;
  const read = parseStep(pageOf(question), { respondent }, fields);
  if (!read.ok) {
    const said = read.kind === "invalid" ? saidIn(question, answers, read.values) : null;
    return said && (over || isPressing(answers, said)) ? { ok: true, answered: said } : read;
  }
  const answer = read.answers[fieldOf(question).name];
  if (answer === undefined) throw new Error("an accepted page has its answer");
  return { ok: true, answered: { question, answer } };
}
