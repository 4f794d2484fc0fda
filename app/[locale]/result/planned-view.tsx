import type { ReactNode } from "react";
import { BulletList } from "@/components/bullet-list";
import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { planFor } from "@/lib/plan/plan";
import { isProxy } from "@/lib/questions/gates";
import { clinicFacts } from "../clinic";
import type { Again } from "../intake/field-words";
import { moment } from "../moment-text";
import type { Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { TelLink } from "../tel-link";
import { BookedVisit } from "./booked-visit";
import { asksForNumber, CallBackForm } from "./call-back-form";
import { type PlanAsked, PlanForm, withPlanAnswers } from "./plan-form";
import { PlanChecklist, PlanMedicine } from "./plan-view";
import { reasonsFor, reassuring } from "./reasons";
import { ResultHead } from "./result-head";
import { StaffSay } from "./staff-say";
import { UntilThen } from "./until-then";

const BASES = { URGENT: "urgent", SOON: "soon", ROUTINE: "routine" } as const;
export type PlannedLevel = keyof typeof BASES;

type Props = {
  visit: Visit;
  intake: OwnIntake;
  level: PlannedLevel;
  again?: Again;
  asked?: PlanAsked;
  /** Times to choose from. */
  offer?: ReactNode;
};
type NextProps = { t: Words; intake: OwnIntake; base: string; due: string; offered: boolean };

const strong = (chunks: ReactNode) => <strong>{chunks}</strong>;
const wrapped = (chunks: ReactNode) => <strong className="wrap-anywhere">{chunks}</strong>;
const num = (chunks: ReactNode) => <strong className="whitespace-nowrap">{chunks}</strong>;

function WhatNext({ t, base, intake, due, offered }: NextProps) {
  const { contact } = intake;
  const phone = contact?.phoneAsTyped ?? "";
  const byText = contact?.way === "text" || contact?.way === "text_only";
  const promise = `result.${base}.${byText ? "textYou" : "callYou"}`;
  const { clinic, phone: clinicPhone } = clinicFacts();
  const tel = () => <TelLink number={clinicPhone} />;
  const withClinic = { clinic, phone: clinicPhone, tel };
  const noNumber = () => {
    if (contact?.way === "no_phone") return t.rich("result.noPhone", { clinic, due, strong });
    if (clinicPhone) return t.rich("result.callUsNoPhone", withClinic);
    return t("result.callUsNoPhones");
  };
  const email = contact?.email;
  const reached = () => {
    if (phone) return t.rich(promise, { phone, due, strong, num });
    return email ? t.rich("result.mailYou", { email, due, strong, num: wrapped }) : noNumber();
  };
  const own = base === "urgent" ? "result.urgent" : "result";
  const notHeard = clinicPhone
    ? t.rich(`${own}.notHeard`, withClinic)
    : t(`${own}.notHeardNoPhone`);
  return (
    <section className="mt-6">
      <h2 className="text-section">{t(`result.${offered ? "noTimeTitle" : "nextTitle"}`)}</h2>
      <StaffSay t={t} intake={intake} />
      {due ? (
        <>
          <p className="mt-2 text-lead">{reached()}</p>
          <p className="mt-2">{notHeard}</p>
        </>
      ) : null}
    </section>
  );
}

/** The reasons, in the patient's words, and the answers that reassured. */
export function Reasons({ t, intake }: { t: Words; intake: OwnIntake }) {
  const reasons = reasonsFor(t, intake);
  const good = reassuring(t, intake);
  if (reasons.length + good.length === 0) return null;
  const proxy = isProxy(intake.answers);
  return (
    <section className="print-whole mt-8 print:mt-3">
      <h2 className="text-section">{t("result.reasonsTitle")}</h2>
      {reasons.length > 0 ? (
        <>
          <p className="mt-2">{t(proxy ? "result.proxyReasonsLead" : "result.reasonsLead")}</p>
          <BulletList items={reasons} tight />
        </>
      ) : null}
      {good.length > 0 ? (
        <>
          <p className="mt-3">{t("result.reassuredLead")}</p>
          <BulletList items={good} tight />
        </>
      ) : null}
      <p className="mt-3">
        {t("result.notDiagnosis")} {intake.level === "SELF_CARE" ? null : t("result.toCheck")}
      </p>
    </section>
  );
}

/** URGENT, SOON and ROUTINE: we call, by when, and what to do until then. */
export function PlannedView({ visit, intake, level, again, asked, offer }: Props) {
  const { t, locale } = visit;
  const base = BASES[level];
  const { open, dueAt, visitAt } = intake;
  const due = dueAt ? moment(locale, dueAt, level === "URGENT" ? "minute" : "day") : "";
  const plan = planFor({ ...intake, answers: withPlanAnswers(intake, asked) });
  return (
    <>
      <ResultHead visit={visit} intake={intake} />
      {visitAt ? <BookedVisit visit={visit} intake={intake} at={visitAt} titled /> : null}
      {offer}
      {visitAt ? <StaffSay t={t} intake={intake} /> : null}
      {open && !visitAt ? (
        <WhatNext t={t} base={base} intake={intake} due={due} offered={Boolean(offer)} />
      ) : null}
      {open || visitAt ? null : <p className="mt-4">{t("result.closed")}</p>}
      {again || asksForNumber(intake) ? (
        <CallBackForm visit={visit} intake={intake} again={again} />
      ) : null}
      <SafetyNet t={t} />
      <Reasons t={t} intake={intake} />
      <UntilThen t={t} level={level} />
      {plan ? <PlanChecklist visit={visit} plan={plan} whole={asked !== undefined} /> : null}
      {plan ? <PlanMedicine t={t} plan={plan} /> : null}
      {plan && !visit.desk ? (
        <PlanForm visit={visit} intake={intake} plan={plan} asked={asked} />
      ) : null}
    </>
  );
}
