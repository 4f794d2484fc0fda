/** A kiosk asks whether somebody is still there after this long without a touch or a key. */
export const IDLE_SECONDS = 120;

/** How long it waits for an answer (WCAG 2.2.1 asks for 20 seconds or more). */
export const IDLE_SECONDS_TO_ANSWER = 30;

const OWN_PAGE = /^\/[a-z]{2}(\/[\w-]+)*$/;

/** The page that the question came from, if it is one of ours; else the start page. */
export function pageToGoBackTo(path: unknown, locale: string): string {
  return typeof path === "string" && OWN_PAGE.test(path) ? path : `/${locale}`;
}
