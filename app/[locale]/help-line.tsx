import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "@/lib/i18n/translate";
import { clinicFacts } from "./clinic";
import { TelLink } from "./tel-link";

/** Where to get help, at the foot of every page. */
export function HelpLine({ t, locale }: { t: Words; locale: Locale }) {
  const { clinic, phone, number } = clinicFacts();
  return (
    <>
      <h2 className="font-bold">{t("help.title")}</h2>
      <p className="mt-1">
        {phone
          ? t.rich("help.withPhone", { clinic, phone, tel: () => <TelLink number={phone} /> })
          : t("help.withoutPhone")}{" "}
        {t.rich("help.emergency", { number, tel: () => <TelLink number={number} /> })}
      </p>
      <p className="print:hidden">
        {t("help.notWatched")}{" "}
        <a href={`/${locale}/privacy`} className="inline-block py-2">
          {t("help.privacy")}
        </a>
      </p>
    </>
  );
}
