import type { Assessment } from "@/lib/facts/assess";
import type { Answers, FieldError } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { askedPage, asPosted } from "./former-pages";
import { type Form, keptValues } from "./parse-field";
import { parseStep, postedBy } from "./parse-page";
import { flaggedPages } from "./refused-flags";
import { askedFields, askedSteps, getStep, nextStepId, type StepId } from "./steps";
import type { Problem, Typed } from "./typed";

/**
 * What a form holds, to show it again in another language: with errors only where the page showed
 * some. "hostile" for a form that no browser of ours sends.
 */
export function typedOn(
  page: Step,
  { answers, problem }: { answers: Answers; problem: Problem | null },
  form: Form,
): (Typed & { errors: FieldError[] }) | "hostile" {
  const read = parseStep(page, answers, form);
  if (!read.ok && read.kind === "hostile") return "hostile";
  const values = keptValues(postedBy(askedFields(page, answers)), form);
  const shown = problem?.stepId === page.id && problem.errors.length > 0;
  return { stepId: page.id, values, errors: shown && !read.ok ? read.errors : [] };
}

/** Errors of questions that the page still has; one that moved is asked, and said, on its own page. */
function ownErrors(stepId: StepId, { values, errors }: Typed & Pick<Problem, "errors">) {
  const { fields } = asPosted(getStep(stepId), values);
  return errors.filter((error) => fields.some(({ name }) => name === error.field));
}

/** The refused values of this page with their errors, to show them again. */
export function problemOn(
  { answers, problem }: { answers: Answers; problem: Problem | null },
  stepId: StepId,
): Pick<Problem, "values" | "errors"> | null {
  if (problem?.stepId === stepId)
    return { values: problem.values, errors: ownErrors(stepId, problem) };
  const typed = problem?.others?.find((other) => other.stepId === stepId);
  const page = typed && askedPage(answers, stepId);
  if (!page) return null;
  const read = parseStep(asPosted(page, typed.values), answers, typed.values);
  return { values: typed.values, errors: read.ok ? [] : read.errors };
}

/**
 * The first page that must be answered before sending: a flagged page, else an unanswered page;
 * "check" when there is none.
 */
export function openStepOf(assessed: Assessment, problem: Problem | null): StepId | "check" {
  const { answers } = assessed;
  const [flagged] = flaggedPages(assessed, problem);
  const page = flagged && askedSteps(answers).find(({ id }) => id === flagged.stepId);
  return page?.id ?? nextStepId(answers, null);
}
