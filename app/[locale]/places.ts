import { bookPlace } from "./booking/book";
import { cancelVisitPlace } from "./booking/cancel";
import { confirmBookingPlace } from "./booking/confirm";
import { visitCalendarPlace, visitPlace } from "./booking/visit";
import { cookiesPlace } from "./cookies/cookies";
import { atDesk } from "./desk/at-desk";
import { openPlace } from "./desk/open-place";
import { checkPlace } from "./intake/check";
import { questionPlace } from "./intake/question";
import { codePlace } from "./intake/save/code";
import { savePlace } from "./intake/save/save";
import { idlePlace } from "./kiosk/idle";
import { kioskPlace, kioskResetPlace } from "./kiosk/kiosk";
import { articlePlace, learnPlace } from "./learn/learn";
import { leavePlace, leaveQuicklyPlace } from "./leave";
import { offerPlace } from "./offer/offer";
import type { Place } from "./place";
import { privacyPlace } from "./privacy/privacy";
import { confirmPlace } from "./result/confirm";
import { planPlace } from "./result/plan-place";
import { resultPlace } from "./result/result";
import { resumePlace } from "./resume/resume";
import { startPlace } from "./start/start";
import { checkPlace as checkAgainPlace, worsePlace } from "./status/check";
import { checkInPlace } from "./status/check-in";
import { linkPlace } from "./status/keep-link";
import { askedPlace } from "./status/question";
import { questionsPlace } from "./status/questions";
import { statusPlace } from "./status/status";
import { stopPlace } from "./status/stop";

/** Every patient page by its address without the language; ":word" matches any one part. */
export const PLACES: Readonly<Record<string, Place>> = {
  "": startPlace,
  "/privacy": privacyPlace,
  "/cookies": cookiesPlace,
  "/learn": learnPlace,
  "/learn/:topic": articlePlace,
  "/intake/check": checkPlace,
  "/intake/save": savePlace,
  "/intake/save/code": codePlace,
  "/intake/leave": leavePlace,
  "/intake/:step": questionPlace,
  "/resume": resumePlace,
  "/result": resultPlace,
  "/result/confirm": confirmPlace,
  "/result/plan": planPlace,
  "/status/:key": statusPlace,
  "/status/:key/book": bookPlace,
  "/status/:key/book/confirm": confirmBookingPlace,
  "/status/:key/check": worsePlace,
  "/status/:key/check/:step": checkAgainPlace,
  "/status/:key/check-in/:day": checkInPlace,
  "/status/:key/link": linkPlace,
  "/status/:key/question": askedPlace,
  "/status/:key/questions": questionsPlace,
  "/status/:key/stop": stopPlace,
  "/status/:key/visit": visitPlace,
  "/status/:key/visit/calendar": visitCalendarPlace,
  "/status/:key/visit/cancel": cancelVisitPlace,
  "/desk/:draft": atDesk(openPlace),
  "/desk/:draft/intake/check": atDesk(checkPlace),
  "/desk/:draft/intake/save": atDesk(savePlace),
  "/desk/:draft/intake/save/code": atDesk(codePlace),
  "/desk/:draft/intake/:step": atDesk(questionPlace),
  "/desk/:draft/result": atDesk(resultPlace),
  "/offer/:key": offerPlace,
  "/kiosk": kioskPlace,
  "/kiosk/idle": idlePlace,
  "/kiosk/reset": kioskResetPlace,
  "/leave": leaveQuicklyPlace,
};

const ROUTES = Object.entries(PLACES).map(([route, place]) => ({
  route,
  place,
  parts: route.split("/"),
}));

export type FoundPlace = { route: string; place: Place; params: Record<string, string> };

/** The place at an address without its language; null when there is none. */
export function findPlace(path: string): FoundPlace | null {
  const wanted = path.split("/");
  for (const { route, place, parts } of ROUTES) {
    const isWord = (part: string) => part.startsWith(":");
    const fits =
      parts.length === wanted.length &&
      parts.every((part, at) => (isWord(part) ? wanted[at] !== "" : part === wanted[at]));
    if (!fits) continue;
    const params = Object.fromEntries(
      parts.flatMap((part, at) => (isWord(part) ? [[part.slice(1), wanted[at] ?? ""]] : [])),
    );
    return { route, place, params };
  }
  return null;
}
