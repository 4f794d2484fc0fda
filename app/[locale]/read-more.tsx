import type { Visit } from "./place";

/** The link to the public pages about back spasms. */
export function ReadMore({ visit: { t, locale, kiosk } }: { visit: Visit }) {
  // Those pages run no script, so nothing would watch a device in the waiting room.
  if (kiosk) return null;
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-section">
        <a href={`/${locale}/learn`}>{t("learn.read")}</a>
      </h2>
      <p className="mt-2">{t("learn.readHint")}</p>
    </section>
  );
}
