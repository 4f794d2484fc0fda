import { ButtonLink } from "@/components/button";
import { clinicFacts } from "../clinic";
import type { Place, Visit } from "../place";
import { IDLE_SECONDS_TO_ANSWER, pageToGoBackTo } from "./idle-times";

const seconds = IDLE_SECONDS_TO_ANSWER;

function Idle({ t, locale, query }: Visit) {
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={`${seconds};url=/${locale}/kiosk/reset`} />
      </noscript>
      <h1 className="text-display">{t("kiosk.warn.title")}</h1>
      <p className="mt-4 text-lead">{t("kiosk.warn.plain", { seconds })}</p>
      <p className="mt-8">
        <ButtonLink
          href={pageToGoBackTo(query.get("back"), locale)}
          className="min-h-20 w-full text-lead"
        >
          {t("kiosk.warn.stay")}
        </ButtonLink>
      </p>
      <p className="mt-8 font-bold">{t("kiosk.help", { number: clinicFacts().number })}</p>
    </>
  );
}

/**
 * Asks whether somebody is still there, for browsers without scripts. The browser refreshes to this
 * page, and from here to the reset.
 */
export const idlePlace: Place = {
  load: (visit) =>
    visit.kiosk
      ? { title: visit.t("kiosk.warn.title"), body: <Idle {...visit} /> }
      : { goTo: `/${visit.locale}` },
};
