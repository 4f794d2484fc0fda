import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PageShell } from "@/components/page-shell";
import { Strip } from "@/components/strip";
import { TelLink } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";
import { IDLE_SECONDS_TO_ANSWER } from "./kiosk/idle-times";
import { thisKiosk } from "./kiosk/kiosk-cookie";
import { KioskWatch } from "./kiosk/kiosk-watch";
import { LanguageLinks } from "./language-links";
import { LeaveQuickly } from "./leave-quickly";
import { SendGuard } from "./send-guard";
import { patientWords, type Words } from "./words";

/** What a kiosk says when nobody has touched it for a while. */
function watchWords(t: Words, number: string) {
  return {
    title: t("kiosk.warn.title"),
    text: t("kiosk.warn.text", { seconds: IDLE_SECONDS_TO_ANSWER }),
    stay: t("kiosk.warn.stay"),
    help: t("kiosk.help", { number }),
    lostTitle: t("kiosk.lost.title"),
    lostText: t("kiosk.lost.text"),
  };
}

/** All the scripts that a page for patients runs; it works without them. */
async function Scripts({ kiosk }: { kiosk: boolean }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <script async type="module" src="/patient.js" nonce={nonce} />
      {kiosk ? <script async type="module" src="/kiosk.js" nonce={nonce} /> : null}
    </>
  );
}

/** The frame of every patient page: the service's name, and help in the same place on each. */
export async function PatientShell({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await patientWords(locale);
  const { clinic, phone, number, demo, leaveTo } = clinicFacts();
  const kiosk = await thisKiosk();
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
      home={kiosk ? undefined : `/${locale}`}
      organisation={clinic}
      aside={
        <div className="flex flex-wrap justify-end gap-x-3">
          <LanguageLinks locale={locale} />
          {kiosk ? (
            <KioskWatch
              locale={locale}
              home={`/${kiosk.home}`}
              clear={t("kiosk.clear")}
              words={watchWords(t, number)}
            />
          ) : (
            <LeaveQuickly
              href={`/${locale}/leave`}
              target={leaveTo}
              label={t("common.leaveQuickly")}
              hint={t("common.leaveQuicklyHint")}
            />
          )}
        </div>
      }
      footer={footer}
    >
      <Scripts kiosk={kiosk !== null} />
      <SendGuard locale={locale} />
      {children}
    </PageShell>
  );
}
