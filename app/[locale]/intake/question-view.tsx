import { asPosted } from "@/lib/form/former-pages";
import { askedFields, askedSteps, previousStepId, type StepId } from "@/lib/form/steps";
import { minutesLeft } from "@/lib/form/usual-way";
import type { Words } from "@/lib/i18n/translate";
import type { Draft } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { keepsTyped, type View, type Visit } from "../place";
import { fieldWords, type NotAccepted, stepTitle } from "./field-words";
import { STEP_FORM, StepForm } from "./step-form";
import { type Progress, StepFrame } from "./step-frame";
import { startPath, stepPath } from "./step-path";

/**
 * The progress, counted in parts; the bar moves with each page. A page of a part that is already
 * passed counts by its position.
 */
function progressOf(t: Words, step: Step & { id: StepId }, answers: Answers): Progress {
  const steps = askedSteps(answers);
  const sections = [...new Set(steps.map(({ section }) => section))];
  const place = steps.findIndex(({ id }) => id === step.id);
  const soFar = steps.slice(0, place + 1);
  const current = Math.max(0, ...soFar.map(({ section }) => sections.indexOf(section)));
  const share = (section: string) => {
    const pages = steps.filter((page) => page.section === section);
    return pages.filter((page) => steps.indexOf(page) <= place).length / pages.length;
  };
  return {
    words: t("common.progress", {
      current: current + 1,
      total: sections.length,
      section: t(`intake.sections.${sections[current]}`),
    }),
    filled: sections.map(share),
    left: t("common.minutesLeft", { minutes: minutesLeft(answers, step.id) }),
  };
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
  known: Step & { id: StepId },
  problem: NotAccepted | null,
): View {
  const step = asPosted(known, problem?.values ?? {});
  const { t, base, query } = visit;
  const page = titleOf(t, step, answers);
  const changing = query.has("change");
  const path = stepPath(base, step.id);
  const previous = changing ? "check" : previousStepId(answers, step.id);
  return {
    keeps: keepsTyped(STEP_FORM, `${path}${changing ? "?change=1" : ""}`),
    title: problem?.errors.length ? t("service.errorTitle", { page }) : page,
    body: (
      <StepFrame
        visit={visit}
        backHref={previous ? stepPath(base, previous) : startPath(visit)}
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
