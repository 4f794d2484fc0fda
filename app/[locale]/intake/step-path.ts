import { codeOf, nextStepId, type StepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import type { Visit } from "../place";

/** The address of a page of the intake; `base` is where its pages begin (Visit). */
export function stepPath(base: string, id: StepId | "check"): string {
  return `${base}/intake/${codeOf(id)}`;
}

/** Where the way back from the first page leads. */
export function startPath({ locale, desk }: Pick<Visit, "locale" | "desk">): string {
  return desk ? "/staff/new" : `/${locale}`;
}

/** The address of the first open page; the check page when none is open. */
export function openPath(base: string, answers: Answers): string {
  return stepPath(base, nextStepId(answers, null));
}
