import { BulletList } from "@/components/bullet-list";
import { lines, type Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { isProxy } from "@/lib/questions/gates";
import { clinicFacts } from "../clinic";
import type { Again } from "../intake/field-words";
import { isHere, type Visit } from "../place";
import { TelLink } from "../tel-link";
import { CallBackForm } from "./call-back-form";
import { EmergencyPanel } from "./emergency-panel";
import { NoVoice } from "./no-voice";
import { type EmergencyAdvice, emergencyAdvice, emergencyReasons } from "./reasons";
import { StaffSay } from "./staff-say";

function OtherLines({ t, advice }: { t: Words; advice: EmergencyAdvice }) {
  const { crisis, poison } = clinicFacts();
  const others = (["pregnancy", "self_harm", "overdose"] as const).filter(
    (variant) => variant !== advice.leading && advice.has(variant),
  );
  return others.map((variant) => (
    <p key={variant} className="mt-3 font-bold">
      {t.rich(`result.emergency.also.${variant}`, {
        crisis,
        poison,
        tel: () => <TelLink number={variant === "overdose" ? poison : crisis} />,
      })}
    </p>
  ));
}

/** What to do until help comes. Who is in the clinic has no door to unlock. */
function WhileYouWait({ visit, advice }: { visit: Visit; advice: EmergencyAdvice }) {
  const { t } = visit;
  const special = { self_harm: "selfHarm", overdose: "overdose" } as const;
  const own = advice.leading === "self_harm" || advice.leading === "overdose";
  const usual = isHere(visit) ? "waitHere" : "wait";
  const key = own ? `${special[advice.leading as keyof typeof special]}.wait` : usual;
  return (
    <section className="mt-8 print:mt-3">
      <h2 className="text-section">{t("result.emergency.waitTitle")}</h2>
      <BulletList items={lines(t, `result.emergency.${key}`)} />
    </section>
  );
}

function WhatToSay({
  t,
  intake,
  advice,
}: {
  t: Words;
  intake: OwnIntake;
  advice: EmergencyAdvice;
}) {
  if (advice.leading === "self_harm") return null;
  const proxy = isProxy(intake.answers);
  const who = proxy ? "proxySay" : "say";
  // A clinician's decision comes with no list of reasons to read out.
  const what = intake.staffSay === "raised" ? `${who}Raised` : who;
  return (
    <section className="mt-8 print:mt-3">
      <h2 className="text-section">{t("result.emergency.sayTitle")}</h2>
      <p className="mt-2">{t(`result.emergency.${what}`)}</p>
      {proxy ? <p className="mt-2">{t("result.proxyNote")}</p> : null}
      {advice.has("cauda_equina") ? (
        <p className="mt-2 font-bold">{t("result.emergency.caudaSay")}</p>
      ) : null}
    </section>
  );
}

function NotRight({ t, locale }: Pick<Visit, "t" | "locale">) {
  const base = `/${locale}/result/confirm?kind=`;
  return (
    <section className="mt-10 print:hidden">
      <h2 className="text-section">{t("result.emergency.wrongTitle")}</h2>
      <ul className="mt-2 grid gap-1">
        <li>
          <a href={`${base}already_checked`} className="inline-block py-2">
            {t("result.emergency.alreadyChecked")}
          </a>
        </li>
        <li>
          <a href={`${base}answered_by_mistake`} className="inline-block py-2">
            {t("result.emergency.byMistake")}
          </a>
        </li>
      </ul>
    </section>
  );
}

/** EMERGENCY: get help at once. The team already has the record; nothing here must be filled in. */
export function EmergencyView({
  visit,
  intake,
  again,
}: {
  visit: Visit;
  intake: OwnIntake;
  again?: Again;
}) {
  const { t, locale, desk } = visit;
  const advice = emergencyAdvice(intake);
  const { staffSay } = intake;
  return (
    <>
      <EmergencyPanel visit={visit} advice={advice} why={emergencyReasons(t, intake)} />
      {staffSay === "lowered" ? <StaffSay t={t} intake={intake} /> : null}
      {desk ? null : <NoVoice visit={visit} intake={intake} />}
      <OtherLines t={t} advice={advice} />
      <WhatToSay t={t} intake={intake} advice={advice} />
      <WhileYouWait visit={visit} advice={advice} />
      <CallBackForm visit={visit} intake={intake} again={again} />
      {desk || staffSay === "raised" ? null : <NotRight t={t} locale={locale} />}
    </>
  );
}
