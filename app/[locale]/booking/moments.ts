import { dateFormat } from "@/lib/i18n/date-format";
import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import { momentIn } from "@/lib/i18n/moment";
import { clinicFacts } from "../clinic";

const words = (locale: Locale, at: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(LANGUAGES[locale].format, { timeZone, ...options }).format(at);

/** The time of a visit by the clock of its place, with the zone: "9:30 AM EST", "9:30 a. m. EST". */
export function timeText(locale: Locale, at: Date, zone: string): string {
  const text = words(locale, at, zone, {
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return text.replace(/([ap])\.\s?m\./, "$1. m.");
}

/** When a booked visit is, in a sentence, by the clock of its place. */
export function visitMoment(
  locale: Locale,
  { startsAt, zone }: { startsAt: Date; zone: string | null },
): string {
  return momentIn(locale, startsAt, zone ?? clinicFacts().timeZone);
}

/** The day of a visit: "Thursday, December 3", "jueves, 3 de diciembre". */
export function dayText(locale: Locale, at: Date, zone: string): string {
  return words(locale, at, zone, { weekday: "long", month: "long", day: "numeric" });
}
