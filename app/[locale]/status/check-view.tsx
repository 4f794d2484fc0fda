import { worsePages } from "@/lib/form/worse-pages";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { type NotAccepted, stepTitle } from "../intake/field-words";
import { STEP_FORM, StepForm } from "../intake/step-form";
import { StepFrame } from "../intake/step-frame";
import { keepsTyped, type View, type Visit } from "../place";
import { type Access, pathBelow } from "./access";

type Props = { intake: Access; answers: Answers; step: Step; problem: NotAccepted | null };

const NOTHING = { values: {}, errors: [] };

/** One page of the red-flag questions that are asked again, with what was typed and its errors. */
export function checkView(visit: Visit, { intake, answers, step, problem }: Props): View {
  const { t } = visit;
  const pages = worsePages(intake.answers, answers);
  const place = pages.findIndex(({ code }) => code === step.code);
  const before = pages[place - 1];
  const page = stepTitle(t, step, answers);
  const progress = { current: place + 1, total: pages.length };
  return {
    keeps: keepsTyped(STEP_FORM, pathBelow(visit, `/check/${step.code}`)),
    title: problem ? t("service.errorTitle", { page }) : page,
    body: (
      <StepFrame
        visit={visit}
        backHref={pathBelow(visit, before ? `/check/${before.code}` : "")}
        progress={{
          words: t("status.check.progress", progress),
          filled: pages.map((_, at) => (at <= place ? 1 : 0)),
        }}
      >
        <StepForm
          visit={visit}
          of={intake.id}
          step={step}
          answers={answers}
          // Only the device that sent the intake sees earlier answers again.
          problem={problem ?? (intake.own ? null : NOTHING)}
          action={pathBelow(visit, `/check/${step.code}`)}
        />
      </StepFrame>
    ),
  };
}
