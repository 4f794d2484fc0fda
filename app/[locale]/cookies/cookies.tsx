import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import { lines } from "@/lib/i18n/translate";
import { clinicFacts } from "../clinic";
import { Alarm } from "../outage";
import type { Place, Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { TelLink } from "../tel-link";

function Cookies({ visit: { t, locale }, filed }: { visit: Visit; filed: boolean }) {
  const { clinic, phone } = clinicFacts();
  return (
    <>
      {filed ? <Alarm t={t} /> : null}
      <h1 className="text-title">{t("cookies.title")}</h1>
      <p className="mt-4">{t("cookies.lead")}</p>
      {filed ? <p className="mt-2">{t("cookies.filed")}</p> : null}
      <p className="mt-2">{t("cookies.what")}</p>
      <h2 className="mt-8 text-section">{t("cookies.howTitle")}</h2>
      <BulletList items={lines(t, "cookies.how")} />
      <p className="mt-4">
        <ButtonLink href={`/${locale}`} className="w-full sm:w-auto sm:min-w-48">
          {t("cookies.again")}
        </ButtonLink>
      </p>
      <h2 className="mt-8 text-section">{t("cookies.callTitle")}</h2>
      <p className="mt-2">
        {phone
          ? t.rich("cookies.call", { clinic, phone, tel: () => <TelLink number={phone} /> })
          : t("cookies.callNoPhone")}
      </p>
      <SafetyNet t={t} />
    </>
  );
}

/**
 * For a browser that keeps no cookie: that the form needs one, how to allow it, and whom to call.
 * `filed`: what this device sent was an emergency, and staff have it.
 */
export const cookiesPlace: Place = {
  load: (visit) => ({
    title: visit.t("cookies.title"),
    body: <Cookies visit={visit} filed={visit.query.has("filed")} />,
  }),
};
