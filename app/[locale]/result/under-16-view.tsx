import { BulletList } from "@/components/bullet-list";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnIntake } from "@/lib/intake/queries";
import { SafetyNet } from "../safety-net";
import { lines, type Words } from "../words";
import { CallBackForm } from "./call-back-form";
import { StaffSay } from "./staff-say";

type Props = { t: Words; locale: Locale; intake: OwnIntake };

/** A child without an emergency sign: where to go instead. Never home care. */
export function Under16View({ t, locale, intake }: Props) {
  return (
    <>
      <h1 className="text-display">{t("result.under16.title")}</h1>
      <p className="mt-3">{t("result.under16.text")}</p>
      <StaffSay t={t} intake={intake} />
      <h2 className="mt-6 text-section">{t("result.nextTitle")}</h2>
      <BulletList items={lines(t, "result.under16.items")} />
      <p className="mt-3">{t("result.under16.staff")}</p>
      <SafetyNet t={t} />
      <CallBackForm t={t} locale={locale} intake={intake} />
    </>
  );
}
