import { clinicFacts } from "./clinic";
import { forgetDevice } from "./patient-cookie";
import type { Place } from "./place";

/**
 * "Leave quickly": makes this device forget the intake and opens an unrelated page. It is a link,
 * because our content security policy keeps forms from posting to other sites. If another site
 * leads here, it forgets nothing and leads to the start page.
 */
export const leaveQuicklyPlace: Place = {
  load: ({ locale, kiosk, fromOtherSite }) => {
    if (fromOtherSite) return { goTo: `/${locale}` };
    // A device in the waiting room stays on this site.
    const goTo = kiosk ? `/${kiosk.home}` : clinicFacts().leaveTo;
    return { goTo, headers: [...forgetDevice(), ["Referrer-Policy", "no-referrer"]] };
  },
};

/**
 * The button at the end of a page that makes this device forget. The clinic keeps what was sent.
 */
export const leavePlace: Place = {
  load: ({ locale }) => ({ goTo: `/${locale}` }),
  take: ({ locale, kiosk }) => ({
    goTo: kiosk ? `/${kiosk.home}` : `/${locale}?notice=left`,
    headers: forgetDevice(),
  }),
};
