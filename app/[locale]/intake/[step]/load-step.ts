import { redirect } from "next/navigation";
import { problemOn } from "@/lib/form/refused-pages";
import {
  askedFields,
  askedSteps,
  getStep,
  nextStepId,
  previousStepId,
  type StepId,
} from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { patientWords, type Words } from "../../words";
import { fieldWords, stepTitle } from "../field-words";
import { loadDraft } from "../load-draft";
import { openPath, stepPath } from "../step-path";

type Search = Record<string, string | string[] | undefined>;

/** How far along, in parts. A page that belongs to a part already passed counts with its place. */
function progressOf(t: Words, step: Step, answers: Answers): string {
  const steps = askedSteps(answers);
  const sections = [...new Set(steps.map(({ section }) => section))];
  const soFar = steps.slice(0, steps.findIndex(({ id }) => id === step.id) + 1);
  const current = Math.max(0, ...soFar.map(({ section }) => sections.indexOf(section)));
  return t("common.progress", {
    current: current + 1,
    total: sections.length,
    section: t(`intake.sections.${sections[current]}`),
  });
}

/** May this page be shown: is it asked, and is nothing before it still open? */
function isOpen(id: StepId, answers: Answers): boolean {
  const asked = askedSteps(answers).map((step) => step.id);
  const first = nextStepId(answers, null);
  const place = asked.indexOf(id);
  return place >= 0 && (first === "check" || place <= asked.indexOf(first));
}

/**
 * Everything that one page of the intake shows; "outage" when the database fails. A page that is
 * not asked, or not yet, leads to the first one that is open.
 */
export async function loadStep(locale: Locale, id: StepId, search: Search) {
  const draft = await loadDraft(locale);
  if (draft === "outage") return "outage";
  const { answers } = draft;
  if (!isOpen(id, answers)) redirect(openPath(locale, answers));
  const t = await patientWords(locale);
  const step = getStep(id);
  const [only, ...others] = askedFields(step, answers);
  const changing = search.change !== undefined;
  const previous = previousStepId(answers, id);
  const alone = others.length === 0 && only?.kind !== "consent" ? only : undefined;
  const title = alone ? fieldWords(t, alone, answers).label : "";
  return {
    step,
    answers,
    told: draft.abandoned,
    title: title || stepTitle(t, step, answers),
    problem: problemOn(draft, id),
    progress: progressOf(t, step, answers),
    action: `${stepPath(locale, id)}/answer${changing ? "?change=1" : ""}`,
    laterAction: `${stepPath(locale, id)}/answer?later=1`,
    backHref:
      changing || previous ? stepPath(locale, changing ? "check" : previous!) : `/${locale}`,
  };
}
