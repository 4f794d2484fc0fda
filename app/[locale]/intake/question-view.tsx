import { askedFields, askedSteps, previousStepId, type StepId } from "@/lib/form/steps";
import type { Words } from "@/lib/i18n/translate";
import type { Draft } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { keepsTyped, type View, type Visit } from "../place";
import { fieldWords, type NotAccepted, stepTitle } from "./field-words";
import { STEP_FORM, StepForm } from "./step-form";
import { StepFrame } from "./step-frame";
import { stepPath } from "./step-path";

/**
 * The progress, counted in parts. A page of a part that is already passed counts by its position.
 */
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

/** A question that is alone on its page is the page's title. */
function titleOf(t: Words, step: Step, answers: Answers): string {
  const [only, ...others] = askedFields(step, answers);
  const alone = others.length === 0 && only?.kind !== "consent" ? only : undefined;
  return (alone && fieldWords(t, alone, answers).label) || stepTitle(t, step, answers);
}

/** One page of the intake: its questions, what was typed before, and its errors. */
export function questionView(
  visit: Visit,
  { id, answers, abandoned, createdAt }: Draft,
  step: Step & { id: StepId },
  problem: NotAccepted | null,
): View {
  const { t, locale, query } = visit;
  const page = titleOf(t, step, answers);
  const changing = query.has("change");
  const path = stepPath(locale, step.id);
  const previous = changing ? "check" : previousStepId(answers, step.id);
  return {
    keeps: keepsTyped(STEP_FORM, `${path}${changing ? "?change=1" : ""}`),
    title: problem?.errors.length ? t("service.errorTitle", { page }) : page,
    body: (
      <StepFrame
        visit={visit}
        backHref={previous ? stepPath(locale, previous) : `/${locale}`}
        progress={progressOf(t, step, answers)}
        startedAt={createdAt}
        told={abandoned}
      >
        <StepForm
          visit={visit}
          of={id}
          step={step}
          answers={answers}
          problem={problem}
          action={`${path}${changing ? "?change=1" : ""}`}
          laterAction={`${path}?later=1`}
        />
      </StepFrame>
    ),
  };
}
