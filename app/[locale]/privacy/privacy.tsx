import type { Words } from "@/lib/i18n/translate";
import { clinicFacts } from "../clinic";
import type { Place } from "../place";

const SECTIONS = ["why", "who", "watched", "emergency", "kept", "device"] as const;

function Privacy({ t }: { t: Words }) {
  const { clinic, number, days, minutes } = clinicFacts();
  return (
    <>
      <h1 className="text-title">{t("privacy.title")}</h1>
      <p className="mt-4">{t("privacy.lead", { clinic })}</p>
      {SECTIONS.map((section) => (
        <section key={section} className="mt-8">
          <h2 className="text-section">{t(`privacy.sections.${section}.title`)}</h2>
          <p className="mt-2">
            {t(`privacy.sections.${section}.text`, { clinic, number, days, minutes })}
          </p>
        </section>
      ))}
    </>
  );
}

/** How the clinic uses the answers. */
export const privacyPlace: Place = {
  open: true,
  load: ({ t }) => ({ title: t("privacy.title"), body: <Privacy t={t} /> }),
};
