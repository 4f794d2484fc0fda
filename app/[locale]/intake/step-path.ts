import { codeOf, nextStepId, type StepId } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";

/** The address of a page of the intake. */
export function stepPath(locale: Locale, id: StepId | "check"): string {
  return `/${locale}/intake/${codeOf(id)}`;
}

/** The address of the first open page; the check page when none is open. */
export function openPath(locale: Locale, answers: Answers): string {
  return stepPath(locale, nextStepId(answers, null));
}
