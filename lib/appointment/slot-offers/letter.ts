import { type Channel, linksOf, mailText } from "@/lib/aftercare/letters";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { setting } from "@/lib/clinic/settings/current-settings";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";
import { momentIn } from "@/lib/i18n/moment";
import type { Translate } from "@/lib/i18n/translate";

type Letter = {
  locale: string;
  channel: Channel;
  /** The name to greet with; null where others may read it. */
  name: string | null;
  /** Opens the page of this offer. */
  token: string;
  /** Opens the patient's own page, where messages are stopped. */
  stopToken: string;
  expiresAt: Date;
};

/**
 * What a patient of the waiting list is told of a free time: when (by the clock of the place, with its
 * zone), with whom, until when to answer, and the link to do so. It never says why they wrote to us.
 */
export function offerLetter(
  t: Translate,
  offer: Pick<BookableTime, "startsAt" | "clinicianName" | "location" | "zone">,
  { locale, channel, name, token, stopToken, expiresAt }: Letter,
): { subject: string; text: string } {
  const { name: clinic } = setting("contact");
  const language = isLocale(locale) ? locale : "en";
  const link = `${env().APP_URL}/${locale}/offer/${token}`;
  const { stop } = linksOf({ locale, token: stopToken });
  const when = momentIn(language, offer.startsAt, offer.zone);
  const until = momentIn(language, expiresAt, offer.zone);
  const say = (part: string) => t(`messages.offer.${part}`, { clinic, when, until, link, stop });
  const subject = say("subject");
  if (channel === "sms") return { subject, text: say("sms") };
  const hello = name ? t("messages.helloName", { name }) : t("messages.hello");
  const lines = [
    ...[say("text"), "", when],
    t("messages.visit.with", { clinician: offer.clinicianName }),
    ...(offer.location ? [offer.location] : []),
    ...["", say("until"), link],
  ];
  return { subject, text: mailText(t, hello, lines.join("\n"), stop) };
}
