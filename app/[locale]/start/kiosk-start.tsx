import { BulletList } from "@/components/bullet-list";
import { Button } from "@/components/button";
import { LevelShape } from "@/components/level-shape";
import type { Locale } from "@/lib/i18n/locales";
import { lines, type Words } from "@/lib/i18n/translate";
import { clinicFacts } from "../clinic";
import { formAddress } from "../place";
import { TelLink } from "../tel-link";
import type { Place } from "./load-place";

type Props = { t: Words; locale: Locale; place: Place | null };

/**
 * The start page of a device in the waiting room: one button, and nothing of the patient before.
 */
export function KioskStart({ t, locale, place }: Props) {
  const { clinic, number, crisis } = clinicFacts();
  return (
    <>
      <h1 className="text-display">{t("start.title")}</h1>
      <p className="mt-3">{t("start.lead", { clinic })}</p>
      {place ? <p className="mt-2 font-bold">{t("start.place", { place: place.name })}</p> : null}
      <section className="mt-6 rounded-field border-2 border-l-8 border-emergency-ink px-5 py-4">
        <h2 className="flex items-start gap-2 text-lead">
          <LevelShape level="EMERGENCY" className="mt-1 text-emergency-ink" />
          <span className="min-w-0">{t("poster.emergencyTitle", { number })}</span>
        </h2>
        <BulletList items={lines(t, "start.emergencyItems")} />
        <p className="mt-3">
          {t.rich("start.emergencyLife", {
            number: crisis,
            tel: () => <TelLink number={crisis} />,
          })}
        </p>
      </section>
      <form method="post" action={formAddress(`/${locale}`)} className="mt-8">
        <Button className="min-h-28 w-full text-title">{t("kiosk.start")}</Button>
      </form>
      <div className="mt-6">
        <BulletList items={lines(t, "kiosk.before")} />
      </div>
      <p className="mt-4">{t("start.not")}</p>
    </>
  );
}
