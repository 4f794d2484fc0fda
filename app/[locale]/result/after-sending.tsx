import type { Visit } from "../place";
import { MINE, statusPath } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";

type Props = { visit: Visit; emergency: boolean };

/** What the patient can do next: follow the status, keep a link, say that it is worse. */
export function AfterSending({ visit: { t, locale, kiosk }, emergency }: Props) {
  const path = `/${locale}${statusPath(MINE)}`;
  return (
    <>
      {emergency ? null : <FeelsWorse t={t} action={`${path}/check`} />}
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
