import type { ReactNode } from "react";
import { PageShell } from "@/components/page-shell";
import { Strip } from "@/components/strip";
import { TelLink } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";
import { LanguageLinks } from "./language-links";
import { LeaveQuickly } from "./leave-quickly";
import { SendGuard } from "./send-guard";
import { patientWords } from "./words";

/** The frame of every patient page: the service's name, and help in the same place on each. */
export async function PatientShell({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await patientWords(locale);
  const { clinic, phone, number, demo, leaveTo } = clinicFacts();
  const footer = (
    <>
      <h2 className="font-bold">{t("help.title")}</h2>
      <p className="mt-1">
        {phone
          ? t.rich("help.withPhone", { clinic, phone, tel: () => <TelLink number={phone} /> })
          : t("help.withoutPhone")}{" "}
        {t.rich("help.emergency", { number, tel: () => <TelLink number={number} /> })}
      </p>
      <p className="mt-1 print:hidden">{t("help.notWatched")}</p>
      <p className="mt-2 print:hidden">
        <a href={`/${locale}/privacy`} className="inline-block py-2">
          {t("help.privacy")}
        </a>
      </p>
    </>
  );
  return (
    <PageShell
      skip={t("service.skip")}
      strip={demo ? <Strip>{t("service.demo")}</Strip> : null}
      name={t("service.name")}
      home={`/${locale}`}
      organisation={clinic}
      aside={
        <div className="flex flex-wrap justify-end gap-x-3">
          <LanguageLinks locale={locale} />
          <LeaveQuickly
            href={`/${locale}/leave`}
            target={leaveTo}
            label={t("common.leaveQuickly")}
            hint={t("common.leaveQuicklyHint")}
          />
        </div>
      }
      footer={footer}
    >
      <SendGuard />
      {children}
    </PageShell>
  );
}
