import { dateFormat } from "@/lib/i18n/date-format";
import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import { momentIn } from "@/lib/i18n/moment";
import { clinicFacts } from "../clinic";

const words = (locale: Locale, at: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(LANGUAGES[locale].format, { timeZone, ...options }).format(at);

/** The time of a visit by the clock of its place: "9:30 AM", "9:30 a. m.". */
export function clockText(locale: Locale, at: Date, zone: string): string {
  const text = words(locale, at, zone, { hour: "numeric", minute: "2-digit" });
  return text.replace(/([ap])\.\s?m\./, "$1. m.");
}

/** The zone of that clock at that time: "EST". */
export function zoneText(locale: Locale, at: Date, zone: string): string {
  const format = dateFormat(LANGUAGES[locale].format, { timeZone: zone, timeZoneName: "short" });
  return format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** Both: "9:30 AM EST", "9:30 a. m. EST". */
export const timeText = (locale: Locale, at: Date, zone: string) =>
  `${clockText(locale, at, zone)} ${zoneText(locale, at, zone)}`;

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
