import { type Channel, linksOf, mailText, type Target } from "@/lib/aftercare/letters";
import { setting } from "@/lib/clinic/settings/current-settings";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";
import { momentIn } from "@/lib/i18n/moment";
import type { Translate } from "@/lib/i18n/translate";
import { type CalendarMethod, calendarFile } from "./calendar-file";
import { placeLine, type Visit, zoneOf } from "./visit";

/** Why a patient is written to about a visit. */
export const VISIT_NEWS = ["booked", "moved", "cancelled", "reminder"] as const;
export type VisitNews = (typeof VISIT_NEWS)[number];

/** The page of the visit, below the patient's own. */
export const VISIT_PAGE = "/visit";

export type VisitLetter = {
  subject: string;
  text: string;
  /** The visit as a calendar file; null in a text message. */
  calendar: string | null;
};

/** With whom, and where or how, a line each. */
function detailsOf(t: Translate, visit: Visit): string[] {
  const { name: clinic } = setting("contact");
  const how =
    visit.mode && t(`messages.visit.${visit.mode}`, { place: placeLine(visit) || clinic });
  return [t("messages.visit.with", { clinician: visit.clinicianName }), ...(how ? [how] : [])];
}

const MAIL_ADDRESS = /<([^<>]+)>\s*$/;

/**
 * A visit as a calendar file in the language of `t`. It holds no clinical word and no private link,
 * because calendars are shared. `attendee`: the patient's address, in an e-mail to it.
 */
export function visitCalendar(
  t: Translate,
  visit: Visit,
  method: CalendarMethod,
  attendee?: string,
): string {
  const { name: clinic, phone } = setting("contact");
  const { MAIL_FROM, APP_URL } = env();
  const change = phone
    ? t("messages.visit.calendarCall", { phone })
    : t("messages.visit.calendarChange");
  return calendarFile(method, {
    ...{ id: visit.calendarId, sequence: visit.sequence, writtenAt: clockNow() },
    ...{ startsAt: visit.startsAt, endsAt: visit.endsAt, attendee },
    title: t("messages.visit.calendarTitle", { clinic }),
    place: visit.mode === "in_person" ? placeLine(visit) || clinic : "",
    notes: [...detailsOf(t, visit), ...(method === "CANCEL" ? [] : [change])].join("\n"),
    organizer: { name: clinic, email: MAIL_FROM.match(MAIL_ADDRESS)?.[1] ?? MAIL_FROM },
    host: new URL(APP_URL).host,
  });
}

type Recipient = { channel: Channel; address: string; name: string | null };

/**
 * What a patient is told of a visit: when (by the clock of the place, with its zone), with whom and
 * how, and the link to its page. It never says why the patient wrote to us.
 */
export function visitLetter(
  t: Translate,
  news: VisitNews,
  visit: Visit,
  { to, target }: { to: Recipient; target: Target },
): VisitLetter {
  const { name: clinic } = setting("contact");
  const locale = isLocale(target.locale) ? target.locale : "en";
  const when = momentIn(locale, visit.startsAt, zoneOf(visit));
  const isOff = news === "cancelled";
  const { link, stop } = linksOf({ ...target, below: isOff ? "" : VISIT_PAGE });
  const say = (part: string) => t(`messages.visit.${news}.${part}`, { clinic, when, link, stop });
  const subject = say("subject");
  if (to.channel === "sms") return { subject, text: say("sms"), calendar: null };
  const see = t(`messages.visit.${isOff ? "page" : "see"}`);
  const text = [say("text"), "", when, ...detailsOf(t, visit), "", see, link].join("\n");
  const hello = to.name ? t("messages.helloName", { name: to.name }) : t("messages.hello");
  return {
    subject,
    text: mailText(t, hello, text, stop),
    calendar: visitCalendar(t, visit, isOff ? "CANCEL" : "REQUEST", to.address),
  };
}
