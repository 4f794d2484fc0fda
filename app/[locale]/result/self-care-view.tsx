import type { ReactNode } from "react";
import type { OwnIntake } from "@/lib/intake/queries";
import { planFor } from "@/lib/plan/plan";
import type { Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { BookedVisit } from "./booked-visit";
import { type PlanAsked, PlanForm, withPlanAnswers } from "./plan-form";
import { PlanChecklist, PlanMedicine } from "./plan-view";
import { Reasons } from "./planned-view";
import { ResultHead } from "./result-head";

type Props = {
  visit: Visit;
  intake: OwnIntake;
  asked?: PlanAsked;
  /** Times to choose from. */
  offer?: ReactNode;
};

/** SELF_CARE: how to treat it at home, and when to come back. */
export function SelfCareView({ visit, intake, asked, offer }: Props) {
  const { t } = visit;
  const plan = planFor({ ...intake, answers: withPlanAnswers(intake, asked) });
  return (
    <>
      <ResultHead visit={visit} intake={intake} />
      <p className="mt-3 text-lead">{t("result.selfCare.lead")}</p>
      {intake.visitAt ? <BookedVisit visit={visit} intake={intake} at={intake.visitAt} /> : null}
      <SafetyNet t={t} />
      {plan ? <PlanChecklist visit={visit} plan={plan} whole={asked !== undefined} /> : null}
      <section className="mt-8 print:mt-3">
        <h2 className="text-section">{t("result.selfCare.againTitle")}</h2>
        <p className="mt-2">{t("result.selfCare.again")}</p>
      </section>
      {offer}
      <Reasons t={t} intake={intake} />
      {plan ? <PlanMedicine t={t} plan={plan} /> : null}
      {plan && !visit.desk ? (
        <PlanForm visit={visit} intake={intake} plan={plan} asked={asked} />
      ) : null}
    </>
  );
}
