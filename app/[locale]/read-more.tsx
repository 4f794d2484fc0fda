import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "./words";

/** The way to the public pages about back spasms. */
export function ReadMore({ t, locale }: { t: Words; locale: Locale }) {
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-section">
        <a href={`/${locale}/learn`}>{t("learn.read")}</a>
      </h2>
      <p className="mt-2">{t("learn.readHint")}</p>
    </section>
  );
}
