import type { Locale } from "@/lib/i18n/locales";
import { thisKiosk } from "../kiosk/kiosk-cookie";
import { MINE, statusPath } from "../status/[key]/access";
import { FeelsWorse } from "../status/[key]/feels-worse";
import type { Words } from "../words";

type Props = { t: Words; locale: Locale; emergency: boolean };

/** What the patient can do afterwards: see where things stand, keep a link, say that it is worse. */
export async function AfterSending({ t, locale, emergency }: Props) {
  const path = `/${locale}${statusPath(MINE)}`;
  return (
    <>
      {emergency ? null : <FeelsWorse t={t} action={`${path}/check`} />}
      {(await thisKiosk()) ? null : (
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
