import { clinicFacts } from "./clinic";
import { forgetDevice } from "./patient-cookie";
import type { Place } from "./place";

/**
 * "Leave quickly": makes this device forget the intake and opens a page that has nothing to do with
 * us. A link, not a form, because our content policy keeps forms from leading to other sites. Asked
 * for by another site, it forgets nothing and leads to the start page.
 */
export const leaveQuicklyPlace: Place = {
  load: ({ locale, kiosk, fromOtherSite }) => {
    if (fromOtherSite) return { goTo: `/${locale}` };
    // A device in the waiting room stays on this site.
    const goTo = kiosk ? `/${kiosk.home}` : clinicFacts().leaveTo;
    return { goTo, headers: [...forgetDevice(), ["Referrer-Policy", "no-referrer"]] };
  },
};

/** The way out at the end of a page: makes this device forget. What was sent stays with the clinic. */
export const leavePlace: Place = {
  load: ({ locale }) => ({ goTo: `/${locale}` }),
  take: ({ locale, kiosk }) => ({
    goTo: kiosk ? `/${kiosk.home}` : `/${locale}?notice=left`,
    headers: forgetDevice(),
  }),
};
