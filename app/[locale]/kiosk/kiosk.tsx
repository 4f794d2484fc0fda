import { BulletList } from "@/components/bullet-list";
import { Button, ButtonLink } from "@/components/button";
import { readLocationCode } from "@/lib/clinic/location/schema";
import { lines } from "@/lib/i18n/translate";
import { forgetDevice } from "../patient-cookie";
import { type Answer, formAddress, type Place, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { type Place as Location, loadPlace } from "../start/load-place";
import { kioskCookie } from "./kiosk-cookie";

type Props = { visit: Visit; location: Location | null };

/** For staff: makes this device a kiosk of a location, or ends that. */
function SetUp({ visit: { t, locale, kiosk }, location }: Props) {
  return (
    <>
      <h1 className="text-title">{t(kiosk ? "kiosk.setUp.isOn" : "kiosk.setUp.title")}</h1>
      <p className="mt-3">{t("kiosk.setUp.lead")}</p>
      {location ? (
        <p className="mt-2 font-bold">{t("start.place", { place: location.name })}</p>
      ) : null}
      <BulletList items={lines(t, "kiosk.setUp.items")} />
      {kiosk ? (
        <p className="mt-8">
          <ButtonLink href={`/${kiosk.home}`} className="w-full sm:w-auto">
            {t("common.toStart")}
          </ButtonLink>
        </p>
      ) : null}
      <form method="post" action={formAddress(`/${locale}/kiosk`)} className="mt-6">
        <input type="hidden" name="mode" value={kiosk ? "off" : "on"} />
        {location ? <input type="hidden" name="at" value={location.code} /> : null}
        <Button tone={kiosk ? "quiet" : "primary"} className="w-full sm:w-auto">
          {t(kiosk ? "kiosk.setUp.off" : "kiosk.setUp.on")}
        </Button>
      </form>
    </>
  );
}

async function load(visit: Visit): Promise<Answer> {
  const { t, kiosk, query } = visit;
  const location = await loadPlace(kiosk ? kiosk.at : query.get("at"));
  return { title: t("kiosk.setUp.title"), body: <SetUp visit={visit} location={location} /> };
}

/** Makes this device a kiosk, or ends that. Either way it forgets its intake. */
function take({ locale }: Visit, form: PatientForm): Answer {
  const on = form.mode?.[0] === "on";
  const kiosk = on ? { home: locale, at: readLocationCode(form.at?.[0]) } : null;
  const headers = [...forgetDevice(), kioskCookie(kiosk)];
  return { goTo: on ? `/${locale}` : `/${locale}/kiosk`, headers };
}

export const kioskPlace: Place = { load, take };

/**
 * Makes a kiosk forget its patient and leads to the start page in the kiosk's language. The draft
 * stays in the database like any other. It changes nothing on a device that is no kiosk, or when
 * another site asks.
 */
export const kioskResetPlace: Place = {
  load: ({ locale, kiosk, fromOtherSite }) =>
    !kiosk || fromOtherSite
      ? { goTo: `/${locale}` }
      : { goTo: `/${kiosk.home}`, headers: forgetDevice() },
};
