import { Button } from "@/components/button";
import { Fold } from "@/components/fold";
import type { OwnIntake } from "@/lib/intake/queries";
import type { Plan } from "@/lib/plan/plan";
import type { Answers } from "@/lib/questions/answers";
import { DAILY_WORK, PLAN_STEP } from "@/lib/questions/plan-fields";
import { FormOf } from "../form-of";
import { type Again, stepTitle } from "../intake/field-words";
import { StepErrors, StepFields } from "../intake/step-fields";
import { formAddress, type Visit } from "../place";

/** What was answered beside the plan, or typed and refused. It is not saved. */
export type PlanAsked = { answers: Answers; again?: Again };

/** The answers of an intake with those given beside its plan. */
export const withPlanAnswers = ({ answers }: OwnIntake, asked?: PlanAsked): Answers => ({
  ...answers,
  ...asked?.answers,
});

/** The element id of the form. */
export const PLAN_FORM = "fit-plan";

type Props = { visit: Visit; intake: OwnIntake; plan: Plan; asked?: PlanAsked };

/** Questions that fit the plan to the person; both may be left empty. */
export function PlanForm({ visit, intake, plan, asked }: Props) {
  const { t, locale } = visit;
  // Somebody who is seen this week gets no word on painkillers.
  const step = plan.medicine ? PLAN_STEP : { ...PLAN_STEP, fields: [DAILY_WORK] };
  const answers = withPlanAnswers(intake, asked);
  const { values = {}, sayings = [] } = asked?.again ?? {};
  return (
    <section id="fit" className="mt-6 border-t border-line print:hidden">
      <StepErrors t={t} step={step} sayings={sayings} />
      <Fold
        open={asked !== undefined}
        name={<h2 className="inline">{stepTitle(t, PLAN_STEP, answers)}</h2>}
      >
        <p>{t("plan.form.lead")}</p>
        <form
          id={PLAN_FORM}
          method="post"
          action={formAddress(`/${locale}/result/plan`)}
          noValidate
          className="mt-6"
        >
          <FormOf id={intake.id} />
          <StepFields visit={visit} step={step} answers={answers} filled={{ values, sayings }} />
          <Button tone="quiet" className="mt-8 w-full sm:w-auto">
            {t("plan.form.send")}
          </Button>
        </form>
      </Fold>
    </section>
  );
}
