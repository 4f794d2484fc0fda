import type { Locale } from "@/lib/i18n/locales";
import { thisKiosk } from "./kiosk/kiosk-cookie";
import type { Words } from "./words";

/** The way to the public pages about back spasms. */
export async function ReadMore({ t, locale }: { t: Words; locale: Locale }) {
  // Those pages hold no script that could watch over a device in the waiting room.
  if (await thisKiosk()) return null;
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-section">
        <a href={`/${locale}/learn`}>{t("learn.read")}</a>
      </h2>
      <p className="mt-2">{t("learn.readHint")}</p>
    </section>
  );
}
