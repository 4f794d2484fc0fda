import { BulletList } from "@/components/bullet-list";
import { TelLink } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import { isProxy } from "@/lib/intake/gates";
import type { OwnIntake } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import { lines, type Words } from "../words";
import { CallBackForm } from "./call-back-form";
import { EmergencyPanel } from "./emergency-panel";
import { type EmergencyAdvice, emergencyAdvice, reasonsFor } from "./reasons";

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

function WhileYouWait({ t, advice }: { t: Words; advice: EmergencyAdvice }) {
  const special = { self_harm: "selfHarm", overdose: "overdose" } as const;
  const own = advice.leading === "self_harm" || advice.leading === "overdose";
  const key = own ? `${special[advice.leading as keyof typeof special]}.wait` : "wait";
  return (
    <section className="mt-8 print:mt-3">
      <h2 className="text-section">{t("result.emergency.waitTitle")}</h2>
      <BulletList items={lines(t, `result.emergency.${key}`)} />
    </section>
  );
}

function WhatToSay({ t, advice, proxy }: { t: Words; advice: EmergencyAdvice; proxy: boolean }) {
  if (advice.leading === "self_harm") return null;
  return (
    <section className="mt-8 print:mt-3">
      <h2 className="text-section">{t("result.emergency.sayTitle")}</h2>
      <p className="mt-2">{t(proxy ? "result.emergency.proxySay" : "result.emergency.say")}</p>
      {proxy ? <p className="mt-2">{t("result.proxyNote")}</p> : null}
      {advice.has("cauda_equina") ? (
        <p className="mt-2 font-bold">{t("result.emergency.caudaSay")}</p>
      ) : null}
    </section>
  );
}

function NotRight({ t, locale }: { t: Words; locale: Locale }) {
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

/** Help at once. The record is with the team already; nothing here has to be filled in. */
export function EmergencyView({
  t,
  locale,
  intake,
}: {
  t: Words;
  locale: Locale;
  intake: OwnIntake;
}) {
  const advice = emergencyAdvice(intake);
  const proxy = isProxy(intake.answers);
  const reasons = reasonsFor(t, intake);
  return (
    <>
      <EmergencyPanel t={t} advice={advice} reasons={reasons} proxy={proxy} />
      <p className="mt-4">{t("result.emergency.noVoice")}</p>
      <OtherLines t={t} advice={advice} />
      <WhatToSay t={t} advice={advice} proxy={proxy} />
      <WhileYouWait t={t} advice={advice} />
      <CallBackForm t={t} locale={locale} intake={intake} />
      <NotRight t={t} locale={locale} />
    </>
  );
}
