import type { Assessment } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { parseStep } from "./parse-page";
import { flaggedPages } from "./refused-flags";
import { askedSteps, nextStepId, type StepId } from "./steps";
import type { Problem } from "./typed";

/** The refused values of this page with their errors, to show them again. */
export function problemOn(
  { answers, problem }: { answers: Answers; problem: Problem | null },
  stepId: string,
): Pick<Problem, "values" | "errors"> | null {
  if (problem?.stepId === stepId) return problem;
  const typed = problem?.others?.find((other) => other.stepId === stepId);
  const page = typed && askedSteps(answers).find(({ id }) => id === stepId);
  if (!page) return null;
  const read = parseStep(page, answers, typed.values);
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
