import type { ReactNode } from "react";
import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import { LevelShape } from "@/components/level-shape";
import { type ClinicFacts, clinicFacts } from "../clinic";
import type { Visit } from "../place";
import { telHref } from "../tel-link";
import type { EmergencyAdvice, EmergencyReasons } from "./reasons";

const WORDS = { pregnancy: "pregnancy", self_harm: "selfHarm", overdose: "overdose" } as const;

const nowrap = (chunks: ReactNode) => <span className="whitespace-nowrap">{chunks}</span>;

/** The number to call first. */
function lineFor(leading: EmergencyAdvice["leading"], facts: ClinicFacts): string {
  if (leading === "self_harm") return facts.crisis;
  return leading === "overdose" ? facts.poison : facts.number;
}

function OnRedLink({ number }: { number: string }) {
  return (
    <a href={telHref(number)} className="font-bold text-on-emergency hover:text-on-emergency">
      {number}
    </a>
  );
}

/** The red panel: what to do, the call button, and why. All of it fits on a phone's first screen. */
export function EmergencyPanel({
  visit,
  advice,
  why,
}: {
  visit: Visit;
  advice: EmergencyAdvice;
  why: EmergencyReasons;
}) {
  const facts = clinicFacts();
  const { t, kiosk } = visit;
  const { number, crisis, poison } = facts;
  const base = advice.leading ? `result.emergency.${WORDS[advice.leading]}` : "result.emergency";
  const rich = (key: string): ReactNode =>
    t.rich(key, { number, tel: () => <OnRedLink number={number} /> });
  return (
    <section className="-mx-4 -mt-3 bg-emergency px-4 py-6 text-on-emergency sm:mx-0 sm:mt-0 sm:px-8 print:mx-0 print:border-2 print:bg-paper print:px-4 print:py-3 print:text-ink">
      <h1 className="flex flex-wrap items-start gap-x-3 text-display">
        <LevelShape level="EMERGENCY" className="mt-1.5 text-[0.8em]" />
        <span className="max-w-full min-w-min flex-1">{t(`${base}.title`)}</span>
      </h1>
      {kiosk ? <p className="mt-4 text-lead font-bold">{t("kiosk.here")}</p> : null}
      <ButtonLink
        tone="onEmergency"
        href={telHref(lineFor(advice.leading, facts))}
        className="mt-5 min-h-16 w-full text-lead sm:w-auto sm:min-w-72"
      >
        <span>{t.rich(`${base}.call`, { number, crisis, poison, num: nowrap })}</span>
      </ButtonLink>
      <p className="hidden text-lead font-bold print:block">
        {t.rich(`${base}.call`, { number, crisis, poison, num: nowrap })}
      </p>
      <p className="mt-4 font-bold print:mt-1">
        {advice.leading ? rich(`${base}.text`) : t("result.emergency.drive")}
      </p>
      {advice.leading === "self_harm" || !why.lead ? null : (
        <>
          <p className="mt-4">{why.lead}</p>
          <BulletList items={why.reasons} />
        </>
      )}
      <p className="mt-4 font-bold">{t("result.emergency.noWait")}</p>
    </section>
  );
}
