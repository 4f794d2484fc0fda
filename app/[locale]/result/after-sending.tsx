import type { OwnIntake } from "@/lib/intake/queries";
import type { Visit } from "../place";
import { MINE, statusPath } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";

type Props = { visit: Visit; intake: OwnIntake };

/** What the patient can do next: follow the status, keep a link, say that it is worse. */
export function AfterSending({ visit: { t, locale, kiosk }, intake }: Props) {
  const path = `/${locale}${statusPath(MINE)}`;
  return (
    <>
      {intake.level === "EMERGENCY" ? null : (
        <FeelsWorse t={t} action={`${path}/check`} intake={intake} />
      )}
      {kiosk ? null : (
        <section className="mt-8 print:hidden">
          <h2 className="text-section">{t("status.offer.title")}</h2>
          <p className="mt-2">
            <a href={path} className="inline-block py-2">
              {t("status.offer.link")}
            </a>
          </p>
        </section>
      )}
    </>
  );
}
